import type { Problem } from "../../core/problem.ts";
import { tokensOf } from "../overlap/tokens.ts";
import type { Finding } from "./finding.ts";

/** Problems that are the same problem twice: an id, a prompt or a reference that came before, case and spacing aside. */
export function auditDuplicates(problems: readonly Problem[]): Finding[] {
  const seen = {
    id: new Map<string, string>(),
    prompt: new Map<string, string>(),
    reference: new Map<string, string>(),
  };
  return problems.flatMap(({ task, reference }) => {
    const own = { id: task.id, prompt: normal(task.prompt), reference: normal(reference ?? "") };
    const findings: Finding[] = [];
    for (const field of ["id", "prompt", "reference"] as const) {
      const before = own[field] === "" ? undefined : seen[field].get(own[field]);
      if (before === undefined) seen[field].set(own[field], task.id);
      else {
        const level = field === "id" ? "fault" : "doubt";
        findings.push({ kind: "duplicate", level, task: task.id, text: `has the ${field} of ${before}` });
      }
    }
    return findings;
  });
}

function normal(text: string): string {
  return tokensOf(text).join(" ");
}
