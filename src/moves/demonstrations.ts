import { AssayError } from "../core/errors.ts";
import type { Task } from "../core/task.ts";
import { bm25, wordsOf } from "./shots/bm25.ts";
import { clusters, highest, marginal, shuffled } from "./shots/pick.ts";
import { vectorsOf } from "./shots/vectors.ts";
import type { Shot } from "./text/describe.ts";

/** A solved task to show; `task` names the task it solves, if it is one of a benchmark's. */
export interface Demonstration extends Shot {
  task?: string;
}

export interface DemonstrationOptions {
  /**
   * - `given`: the first ones of the pool, the same for every task;
   * - `random`: drawn anew for every task;
   * - `bm25`: those whose prompts are most like the task's;
   * - `diverse`: like the task's, and unlike each other (maximal marginal relevance);
   * - `clusters`: one drawn from each of `count` groups of the pool.
   */
  by: "given" | "random" | "bm25" | "diverse" | "clusters";
  /** How many; null is the whole pool when `given`, else 4. */
  count: number | null;
  /** `rising` has the one most like the task last, `falling` first; `chosen` keeps the order of choosing. */
  order: "rising" | "falling" | "chosen";
  /** For `diverse`: 1 looks at likeness to the task alone, 0 at difference from each other alone. */
  balance: number;
}

/**
 * Chooses solved tasks to show before a task (few-shot prompting; Gao et al. 2023, arXiv 2304.07575, compare these
 * ways). Prompts are compared, never programs. What solves the task itself is left out: an entry with the task's
 * id, or with its text, however spaced. Pure: `random` is only called for `random` and `clusters`.
 */
export default function demonstrations(
  task: Pick<Task, "id" | "prompt" | "starter">,
  pool: readonly Demonstration[],
  options: DemonstrationOptions,
  random: () => number,
): Shot[] {
  checkPool(pool);
  const own = new Set([task.prompt, task.starter ?? task.prompt].map((text) => wordsOf(text).join(" ")));
  const words = pool.map(({ prompt }) => wordsOf(prompt));
  const others = [...pool.keys()].filter(
    (place) => pool[place]!.task !== task.id && !own.has(words[place]!.join(" ")),
  );
  if (others.length === 0) return [];
  const documents = others.map((place) => words[place]!);
  const scores = bm25(wordsOf(task.prompt), documents);
  const count = options.count ?? (options.by === "given" ? others.length : 4);
  const chosen = choose(scores, documents, count, options, random);
  const sign = options.order === "falling" ? -1 : 1;
  if (options.order !== "chosen") chosen.sort((a, b) => sign * (scores[a]! - scores[b]!));
  return chosen.map((place) => {
    const { prompt, program } = pool[others[place]!]!;
    return { prompt, program };
  });
}

/** A pool comes from the user's file: what is no solved task is refused. */
export function checkPool(pool: unknown, where = "shots"): void {
  const isShot = (shot: Partial<Demonstration> | null) =>
    typeof shot?.prompt === "string" && typeof shot.program === "string";
  if (Array.isArray(pool) && pool.every(isShot)) return;
  throw new AssayError("BAD_OPTION", "shots is no list of solved tasks", {
    where,
    fix: 'each is {"prompt": "…", "program": "…"}; a file is shots=@FILE',
  });
}

function choose(
  scores: readonly number[],
  documents: readonly string[][],
  count: number,
  { by, balance }: DemonstrationOptions,
  random: () => number,
): number[] {
  switch (by) {
    case "given":
      return [...scores.keys()].slice(0, count);
    case "random":
      return shuffled(scores.length, count, random);
    case "bm25":
      return highest(scores, count);
    case "diverse":
      return marginal(scores, vectorsOf(documents), count, balance);
    case "clusters":
      return clusters(vectorsOf(documents), count, random).map(
        (group) => group[Math.floor(random() * group.length)]!,
      );
  }
}
