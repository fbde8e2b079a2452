import { lineShare } from "../core/inspection.ts";
import type { Kit } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import type { Verdict } from "../core/verdict.ts";
import suspicion, { type Formula } from "./faults/suspicion.ts";

/** Tests looked into, of each kind: more change the order of lines little, and each is a run. */
const LOOKED_INTO = 4;

/** Processor seconds of one look: an endless loop has shown its lines long before. */
const SECONDS = 0.3;

/**
 * Suspicion of each line of a program from 0 to 1, the most suspicious 1, from the lines that its passing and failing
 * visible tests run. Lines that no failing test runs are left out. Null when coverage cannot be had.
 */
export default async function locateFault(
  task: Task,
  candidate: Candidate,
  verdict: Verdict,
  kit: Kit,
  formula: Formula,
): Promise<Map<number, number> | null> {
  const ended = (pass: boolean) =>
    verdict.checks.filter(({ outcome }) => (outcome === "pass") === pass).slice(0, LOOKED_INTO);
  const [failing, passing] = [ended(false), ended(true)];
  const looks = await Promise.all(
    [...failing, ...passing].map(async ({ test, outcome }) => {
      const limits = { cpuSeconds: SECONDS };
      const { coverage } = await kit.inspect(candidate, {
        test: task.tests[test]!,
        wants: ["coverage"],
        limits,
      });
      return { passed: outcome === "pass", coverage };
    }),
  );
  const seen = looks.flatMap(({ passed, coverage }) =>
    coverage && lineShare(coverage) > 0 && coverage.lines.length > 0
      ? [{ passed, lines: coverage.lines }]
      : [],
  );
  const counts = {
    failing: seen.filter(({ passed }) => !passed).length,
    passing: seen.filter(({ passed }) => passed).length,
  };
  if (counts.failing === 0) return null;
  const ran = (line: number, passed: boolean) =>
    seen.filter(
      (look) => look.passed === passed && look.lines.some((each) => each.line === line && each.hits > 0),
    ).length;
  const lines = new Set(seen.flatMap((look) => look.lines.map(({ line }) => line)));
  const scores = [...lines].map((line): [number, number] => {
    const spectrum = { failed: ran(line, false), passed: ran(line, true), ...counts };
    return [line, suspicion(spectrum, formula)];
  });
  const most = Math.max(...scores.map(([, score]) => (Number.isFinite(score) ? score : 0)), Number.MIN_VALUE);
  return new Map(
    scores.filter(([, score]) => score > 0).map(([line, score]) => [line, Math.min(1, score / most)]),
  );
}
