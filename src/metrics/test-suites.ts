import type { Metric } from "../core/metric.ts";
import type { SampleRecord } from "../core/record.ts";
import type { Check } from "../core/verdict.ts";
import { measuredIn } from "./outcomes/measured.ts";
import { coverage, failsThenPasses, mutationScore, testAccuracy, toxicity } from "./testing/suites.ts";
import { meanPerSample, type SampleValues } from "./text/per-sample.ts";

export { coverage, failsThenPasses, mutationScore, testAccuracy, toxicity };

/** What a suite is held against: the program that is right, one with a bug, and mutants of the right one. */
export const HELD_AGAINST = { right: "right-program", buggy: "buggy-program", mutant: "mutant" } as const;

/**
 * For answers that are tests. The check `right-program` passes when the tests accept that program; `buggy-program` when they
 * refuse that one for the bug's sake; each `mutant` when they refuse it. A suite that refuses the right program kills nothing:
 * it would refuse any. Checks of the parts `lines` and `branches` hold shares that were reached.
 */
const metric: Metric = {
  id: "test-suites",
  title: "Quality of generated tests: accuracy, F→P, mutation score, coverage",
  paper:
    "Mündler et al. 2024 (SWT-bench), arXiv 2406.12952; DeMillo et al. 1978; Wang et al. 2024 (TestEval), arXiv 2406.04531",
  needs: ["checks"],
  of: (records, { seed }) => meanPerSample(records, seed, valuesOf),
};

function valuesOf(record: SampleRecord): SampleValues {
  const of = (part: string) => record.verdict.checks.filter((check) => check.part === part);
  const [right, buggy, mutants] = [HELD_AGAINST.right, HELD_AGAINST.buggy, HELD_AGAINST.mutant].map(of) as [
    Check[],
    Check[],
    Check[],
  ];
  const passed = ({ outcome }: Check) => outcome === "pass";
  const accepted = right.length > 0 && right.every(passed);
  const reached = (part: string) =>
    measuredIn(record, new RegExp(`^${part}$`), "share")[0]?.measured.values[0] ?? null;
  return {
    "test-accuracy": testAccuracy(right.map((check) => ({ passesReference: passed(check) }))),
    "fail-to-pass":
      buggy.length === 0
        ? null
        : Number(failsThenPasses(buggy.every(passed) ? "assertion" : "other", accepted ? "pass" : "other")),
    "mutation-score": mutationScore({
      mutants: mutants.length,
      killed: accepted ? mutants.filter(passed).length : 0,
    }),
    "line-coverage": reached("lines"),
    "branch-coverage": reached("branches"),
  };
}

export default metric;
