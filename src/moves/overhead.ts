import type { Inspection } from "../core/inspection.ts";
import type { Kit } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";

/** Tests that are profiled at most: each is a run. */
const PROFILED = 3;

/** What one line cost over all profiled tests. */
export interface LineOverhead {
  line: number;
  hits: number;
  cost: number;
  bytes: number;
}

/**
 * Where a program's time and memory go on its visible tests, line by line: a Markdown table, dearest first, for a prompt.
 * Empty where no lens can profile the language, or there is no test.
 *
 * @param most lines shown.
 */
export default async function overhead(
  task: Task,
  candidate: Candidate,
  kit: Kit,
  most = 20,
): Promise<string> {
  const looks = await Promise.all(
    task.tests
      .slice(0, PROFILED)
      .map((test) => kit.inspect(candidate, { test, wants: ["profile", "memory"] })),
  );
  const lines = overheadOf(looks).slice(0, most);
  const total = lines.reduce((sum, { cost }) => sum + cost, 0);
  if (lines.length === 0) return "";
  const code = candidate.text.split("\n");
  const rows = lines.map(({ line, hits, cost, bytes }) => {
    const share = total > 0 ? `${((100 * cost) / total).toFixed(1)} %` : "";
    return `| ${line} | ${hits} | ${share} | ${Math.round(bytes / 1024)} | ${(code[line - 1] ?? "").trim().replaceAll("|", "\\|")} |`;
  });
  return ["| line | hits | time | KiB | code |", "|---|---|---|---|---|", ...rows].join("\n");
}

/** The lines of several runs together, dearest first. */
export function overheadOf(looks: readonly Inspection[]): LineOverhead[] {
  const lines = new Map<number, LineOverhead>();
  const at = (line: number): LineOverhead => {
    const known = lines.get(line) ?? { line, hits: 0, cost: 0, bytes: 0 };
    lines.set(line, known);
    return known;
  };
  for (const { profile, memory } of looks) {
    for (const { line, hits = 0, cost } of profile?.lines ?? []) {
      at(line).hits += hits;
      at(line).cost += cost;
    }
    for (const { line, bytes } of memory?.lines ?? []) at(line).bytes = Math.max(at(line).bytes, bytes);
  }
  return [...lines.values()].sort((a, b) => b.cost - a.cost || b.bytes - a.bytes || a.line - b.line);
}
