import { AssayError } from "../core/errors.ts";
import type { SampleRecord } from "../core/record.ts";
import {
  type CoverageLaw,
  type CoveragePoint,
  coverageCurve,
  fitCoverageLaw,
} from "../metrics/laws/coverage-law.ts";
import { accuracyAfter, bestAttempts, type Checker } from "../metrics/laws/imperfect-checker.ts";
import { byTask } from "../metrics/problems/by-task.ts";

/** What a run's samples say about more samples. */
export interface Laws {
  tasks: number;
  samples: number;
  curve: CoveragePoint[];
  /** Null when the curve has too few points to fit. */
  law: CoverageLaw | null;
  /** With the checker asked about: the best number of samples, and the share of tasks solved with any number. */
  best: { attempts: number; value: number };
  ceiling: number;
}

/**
 * The laws of sampling on a run's records. Each task is a class of its own, whose rate of right answers is that of its
 * samples; with few samples these rates are noisy, which makes the best number of samples come out too high.
 */
export function lawsOf(
  records: readonly Pick<SampleRecord, "task" | "outcome">[],
  { most, wrong, ...checker }: Checker & { wrong: number; most: number },
): Laws {
  const problems = byTask(records).map((samples) => ({
    n: samples.length,
    c: samples.filter(({ outcome }) => outcome === "pass").length,
  }));
  if (problems.length === 0) {
    throw new AssayError("NO_RUN", "the run has no records yet", { fix: "go on with it by --resume" });
  }
  const classes = problems.map(({ n, c }) => ({ share: 1 / problems.length, right: c / n }));
  const curve = coverageCurve(problems);
  return {
    tasks: problems.length,
    samples: records.length,
    curve,
    law: fitCoverageLaw(curve),
    best: bestAttempts(classes, checker, wrong, most),
    ceiling: accuracyAfter(classes, checker),
  };
}
