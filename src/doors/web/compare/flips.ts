import type { Outcome } from "../../../core/verdict.ts";
import type { Columns } from "../table/columns.ts";

/** How a task changed from run a to run b. */
export type Change = "fixed" | "broken" | "bothPass" | "bothFail";

/** A task in one of the runs. */
export interface Side {
  passed: number;
  samples: number;
  /** The attempt worth a look: the first that did not pass, or the first. */
  attempt: number;
  outcome: Outcome;
}

export interface Flip {
  task: string;
  change: Change;
  a: Side;
  b: Side;
}

/**
 * The tasks of both runs that are not solved in both, broken ones first. A task is solved when at least half of its
 * samples pass, as `compareRuns` counts it.
 */
export function flipsOf(a: Columns, b: Columns): Flip[] {
  const [before, after] = [sidesOf(a), sidesOf(b)];
  const flips: Flip[] = [];
  for (const [task, side] of before) {
    const other = after.get(task);
    if (!other) continue;
    const change = changeOf(isSolved(side), isSolved(other));
    if (change !== "bothPass") flips.push({ task, change, a: side, b: other });
  }
  const order: Change[] = ["broken", "fixed", "bothFail"];
  return flips.sort((one, another) => order.indexOf(one.change) - order.indexOf(another.change));
}

const isSolved = ({ passed, samples }: Side) => 2 * passed >= samples;

function changeOf(before: boolean, after: boolean): Change {
  if (before) return after ? "bothPass" : "broken";
  return after ? "fixed" : "bothFail";
}

function sidesOf(columns: Columns): Map<string, Side> {
  const sides = new Map<string, Side>();
  for (let sample = 0; sample < columns.task.length; sample++) {
    const task = columns.tasks[columns.task[sample]!]!;
    const [outcome, attempt] = [columns.outcome[sample]!, columns.attempt[sample]!];
    const side = sides.get(task) ?? { passed: 0, samples: 0, attempt, outcome };
    side.samples++;
    if (outcome === "pass") side.passed++;
    else if (side.outcome === "pass" || attempt < side.attempt) Object.assign(side, { attempt, outcome });
    sides.set(task, side);
  }
  return sides;
}
