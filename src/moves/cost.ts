import type { Kit } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import type { Verdict } from "../core/verdict.ts";

/** What is to be made less: processor seconds, peak bytes, or their product. */
export type Measure = "seconds" | "memory" | "memory-seconds";

/** A program that passes the visible tests, with what that cost. */
export interface Measured {
  candidate: Candidate;
  cost: number;
}

/** What a verdict cost, as the sandbox measured it from outside: nothing watched the program's lines meanwhile. */
export function costOf({ measures: { cpuSeconds, memoryBytes } }: Verdict, measure: Measure): number {
  if (measure === "seconds") return cpuSeconds;
  return measure === "memory" ? memoryBytes : cpuSeconds * memoryBytes;
}

/**
 * What a program's visible tests cost; null when it does not pass all of them, or there is none: a program that is not
 * known to be right has no cost worth comparing.
 */
export default async function measured(
  task: Task,
  candidate: Candidate,
  kit: Kit,
  measure: Measure,
): Promise<Measured | null> {
  if (task.tests.length === 0) return null;
  const verdict = await kit.check(candidate);
  return verdict.pass ? { candidate, cost: costOf(verdict, measure) } : null;
}

/** Whether one cost is at least the share `gain` below another: less than that may be noise. */
export const isCheaper = (cost: number, than: number, gain: number): boolean =>
  cost < than && cost <= than * (1 - gain);

/** Two costs as a person would put it: `1.200 s before, 0.300 s now, 25 % of it`. */
export function comparison(cost: number, than: number, measure: Measure): string {
  const said = (value: number) =>
    measure === "seconds"
      ? `${value.toFixed(3)} s`
      : measure === "memory"
        ? `${(value / 2 ** 20).toFixed(1)} MiB`
        : `${(value / 2 ** 20).toFixed(3)} MiB·s`;
  const share = than > 0 ? `, ${Math.round((100 * cost) / than)} % of it` : "";
  return `${said(than)} before, ${said(cost)} now${share}`;
}
