import type { RunResult } from "../../core/sandbox.ts";
import type { Test } from "../../core/task.ts";
import type { Check } from "../../core/verdict.ts";

/** Line ends, trailing space and blank lines at the end do not count. */
export function judgeOutput(test: Test & { kind: "io" }, ran: RunResult): Omit<Check, "test"> {
  if (ran.outcome !== "pass")
    return { outcome: ran.outcome, output: ran.stderr.slice(-2000) || `exit code ${ran.exitCode}` };
  if (tidy(ran.stdout) === tidy(test.stdout)) return { outcome: "pass", output: "" };
  return {
    outcome: "fail",
    output: `  got      ${JSON.stringify(ran.stdout.slice(0, 300))}\n  expected ${JSON.stringify(test.stdout.slice(0, 300))}`,
  };
}

function tidy(text: string): string {
  return text.replace(/[ \t\r]+$/gm, "").trimEnd();
}
