import type { Problem } from "../../core/problem.ts";
import { auditDuplicates } from "./duplicates.ts";
import type { AuditPorts, Finding } from "./finding.ts";
import { auditJudging } from "./judging.ts";
import { auditLeaks } from "./leaks.ts";
import { auditPrompt } from "./prompts.ts";

/** What an audit found. A benchmark without faults measures what it says. */
export interface Audit {
  problems: number;
  findings: Finding[];
}

/**
 * Looks for what makes a benchmark's scores wrong: references that fail, empty answers that pass, judges that change
 * their mind, hidden tests in prompts, problems that occur twice, prompts that do not say what they want. The same
 * problems give the same findings, in their order.
 */
export async function auditBenchmark(problems: readonly Problem[], ports: AuditPorts): Promise<Audit> {
  const judged = new Array<Finding[]>(problems.length);
  let next = 0;
  const work = async () => {
    for (let index = next++; index < problems.length; index = next++) {
      ports.signal?.throwIfAborted();
      judged[index] = await auditJudging(problems[index]!, ports);
    }
  };
  await Promise.all(Array.from({ length: 2 * ports.sandbox.workers }, work));
  const read = problems.map((problem) => [...auditLeaks(problem), ...auditPrompt(problem)]);
  return {
    problems: problems.length,
    findings: [
      ...auditDuplicates(problems),
      ...problems.flatMap((_, index) => [...judged[index]!, ...read[index]!]),
    ],
  };
}
