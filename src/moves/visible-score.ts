import type { Kit } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import type { Verdict } from "../core/verdict.ts";

/** A candidate with what the visible tests say about it. */
export interface Scored {
  candidate: Candidate;
  /** Null when the task has no visible tests. */
  verdict: Verdict | null;
  /** Share of the visible tests passed, 0 to 1; 0 without tests. */
  score: number;
}

/** Runs a candidate on the task's visible tests. Without any there is no evidence, and nothing runs. */
export default async function visibleScore(task: Task, candidate: Candidate, kit: Kit): Promise<Scored> {
  if (task.tests.length === 0) return { candidate, verdict: null, score: 0 };
  const verdict = await kit.check(candidate);
  return { candidate, verdict, score: verdict.score };
}

/** Candidates by visible score, best first; of equal ones the later comes first, as in `kit.offer`. */
export function bestFirst(scored: readonly Scored[]): Candidate[] {
  return [...scored]
    .reverse()
    .sort((a, b) => b.score - a.score)
    .map(({ candidate }) => candidate);
}

/**
 * The candidates that pass all visible tests, each text run once, repeats kept. All of them when the task has none, or
 * when none passes: then the tests tell nothing apart.
 */
export async function visiblePassers(
  task: Task,
  candidates: readonly Candidate[],
  kit: Kit,
): Promise<Candidate[]> {
  if (task.tests.length === 0) return [...candidates];
  const texts = new Map(candidates.map((candidate) => [candidate.text, candidate]));
  const scored = await Promise.all(
    [...texts.values()].map((candidate) => visibleScore(task, candidate, kit)),
  );
  const passing = new Set(
    scored.filter(({ verdict }) => verdict?.pass).map(({ candidate }) => candidate.text),
  );
  return passing.size === 0 ? [...candidates] : candidates.filter(({ text }) => passing.has(text));
}

/** The order in which a loop answers: newest first (`last`, as most are published), or by visible score. */
export function answersOf(tried: readonly Scored[], answer: "last" | "best"): Candidate[] {
  return answer === "best" ? bestFirst(tried) : tried.map(({ candidate }) => candidate).reverse();
}
