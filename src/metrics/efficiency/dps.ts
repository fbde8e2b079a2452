import { mean } from "../problems/mean.ts";

/** Known solutions of a task, from slow to fast. */
export interface ReferenceLadder {
  /** What each takes, e.g. instructions; falling. */
  cost: readonly number[];
  /** What it is worth to be as fast: the percentage of known solutions that are no faster; rising. */
  score: readonly number[];
}

/** A differential performance score and its form without the sizes of clusters, 0 to 100. */
export interface Dps {
  dps: number;
  norm: number;
}

/**
 * The score of one right sample: that of the fastest reference which it is as fast as; 0 when it is slower than all of them,
 * or `null` for an error or a timeout. Liu et al. 2024 (EvalPerf), arXiv 2408.06450, section 3.3
 */
export function dps(cost: number | null, { cost: ladder, score }: ReferenceLadder): Dps {
  if (cost === null) return { dps: 0, norm: 0 };
  const step = ladder.findLastIndex((reference) => cost <= reference);
  return step < 0 ? { dps: 0, norm: 0 } : { dps: score[step]!, norm: (100 * (step + 1)) / ladder.length };
}

/** One task: how many samples were right, and the scores of those that were profiled. */
export interface ProfiledTask {
  correct: number;
  scores: readonly Dps[];
}

/**
 * A model's score: mean over a task's profiled samples, then over tasks with at least `minCorrect` right samples. It is
 * conditional on which tasks those are: compare models on the tasks that both have. Null without any.
 */
export function meanDps(tasks: readonly ProfiledTask[], minCorrect = 10): (Dps & { tasks: number }) | null {
  const told = tasks.filter(({ correct, scores }) => correct >= minCorrect && scores.length > 0);
  if (told.length === 0) return null;
  return {
    dps: mean(told.map(({ scores }) => mean(scores.map((each) => each.dps)))),
    norm: mean(told.map(({ scores }) => mean(scores.map((each) => each.norm)))),
    tasks: told.length,
  };
}
