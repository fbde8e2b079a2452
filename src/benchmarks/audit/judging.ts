import { judgeAnswer, type Problem } from "../../core/problem.ts";
import { outcomeOf, type Verdict } from "../../core/verdict.ts";
import type { AuditPorts, Finding } from "./finding.ts";

/** Times a judge must give the same answer. */
const TIMES = 2;

/**
 * Runs references and empty programs: a reference that fails, an empty program that passes, and a judge that says
 * something else the second time are faults. A task that lacks something here is told, and is no fault of its own.
 */
export async function auditJudging(problem: Problem, ports: AuditPorts): Promise<Finding[]> {
  const task = problem.task.id;
  const { sandbox, signal } = ports;
  const missing = await problem.missing?.(sandbox);
  if (missing !== undefined) return [{ kind: "cannot-run", level: "doubt", task, text: missing }];
  const judge = async (answer: string) => {
    const verdict = await judgeAnswer(problem, answer, sandbox, signal ? { signal } : {});
    ports.onJudged?.();
    return verdict;
  };
  const findings: Finding[] = [];
  const empty = await judge("");
  if (empty.pass)
    findings.push({
      kind: "empty-passes",
      level: "fault",
      task,
      text: "an empty answer passes: the tests test nothing",
    });
  const { reference } = problem;
  if (reference === undefined) {
    const text = "no reference: nobody knows whether its tests can pass";
    return [...findings, { kind: "no-reference", level: "doubt", task, text }];
  }
  const verdicts: Verdict[] = [];
  for (let time = 0; time < TIMES; time++) verdicts.push(await judge(reference));
  const [first, ...others] = verdicts.map((verdict) => verdict.checks.map(({ outcome }) => outcome).join());
  if (others.some((other) => other !== first)) {
    const text = `the reference is judged ${verdicts.map(outcomeOf).join(", then ")}: the tests depend on chance or time`;
    findings.push({ kind: "unsteady-judge", level: "fault", task, text });
  } else if (!verdicts[0]!.pass) {
    const failing = verdicts[0]!.checks.find(({ outcome }) => outcome !== "pass");
    const last = failing?.output.trim().split("\n").at(-1) ?? "";
    const text = `the reference ends as ${outcomeOf(verdicts[0]!)} in test ${failing?.test ?? "?"}: ${last.slice(0, 200)}`;
    findings.push({ kind: "wrong-reference", level: "fault", task, text });
  }
  return findings;
}
