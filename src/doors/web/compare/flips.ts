import type { Outcome } from "../../../core/verdict.ts";
import type { Columns } from "../table/columns.ts";

/** How a task's answer changed from run a to run b. */
export type Change = "fixed" | "broken" | "bothPass" | "bothFail";

export interface Flip {
  task: string;
  attempt: number;
  change: Change;
  a: Outcome;
  b: Outcome;
}

export interface Comparison {
  /** Pairs: the same task and attempt in both runs. */
  pairs: number;
  /** Samples that only one of the runs has. */
  onlyA: number;
  onlyB: number;
  counts: Record<Change, number>;
  /** Every pair that changed, then those that failed in both; passes of both are only counted. */
  flips: Flip[];
}

/** Pairs the samples of two runs by task and attempt. */
export function flipsOf(a: Columns, b: Columns): Comparison {
  const key = (columns: Columns, sample: number) =>
    `${columns.attempt[sample]} ${columns.tasks[columns.task[sample]!]}`;
  const before = new Map<string, Outcome>();
  for (let sample = 0; sample < a.task.length; sample++) before.set(key(a, sample), a.outcome[sample]!);
  const counts: Record<Change, number> = { fixed: 0, broken: 0, bothPass: 0, bothFail: 0 };
  const flips: Flip[] = [];
  let pairs = 0;
  for (let sample = 0; sample < b.task.length; sample++) {
    const was = before.get(key(b, sample));
    if (was === undefined) continue;
    pairs++;
    const is = b.outcome[sample]!;
    const change = changeOf(was === "pass", is === "pass");
    counts[change]++;
    if (change === "bothPass") continue;
    flips.push({ task: b.tasks[b.task[sample]!]!, attempt: b.attempt[sample]!, change, a: was, b: is });
  }
  const order: Change[] = ["broken", "fixed", "bothFail"];
  flips.sort((one, other) => order.indexOf(one.change) - order.indexOf(other.change));
  return { pairs, onlyA: a.task.length - pairs, onlyB: b.task.length - pairs, counts, flips };
}

function changeOf(before: boolean, after: boolean): Change {
  if (before) return after ? "bothPass" : "broken";
  return after ? "fixed" : "bothFail";
}
