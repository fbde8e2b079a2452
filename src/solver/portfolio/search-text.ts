import { Effort } from "../search/effort.ts";
import { type Plain, toPlain } from "../search/plain.ts";
import { search } from "../search/search.ts";
import { type Hints, readSpec } from "../spec/read.ts";
import type { Configuration } from "./configuration.ts";

export interface Found {
  program: Plain;
  cost: number;
  score: number;
  /** Evaluations when it was found. */
  at: number;
}

export interface Searched {
  found: Found[];
  evaluations: number;
  seconds: number;
}

/** One search over a task's text, from plain data to plain data: what a worker does. */
export function searchText(
  text: string,
  hints: Hints,
  configuration: Configuration,
  evaluations: number,
  seconds: number,
  onFound: (found: Found) => void = () => {},
): Searched {
  const started = performance.now();
  const effort = new Effort(evaluations, seconds);
  let best = Number.POSITIVE_INFINITY;
  const solutions = search(readSpec(text, hints), effort, {
    ...configuration,
    onSolution({ node, cost, score, at }) {
      if (score >= best) return;
      best = score;
      onFound({ program: toPlain(node), cost, score, at });
    },
  });
  const found = solutions.map(({ node, cost, score, at }) => ({ program: toPlain(node), cost, score, at }));
  return { found, evaluations: effort.evaluations, seconds: (performance.now() - started) / 1000 };
}
