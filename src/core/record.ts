import type { Spend } from "./strategy.ts";
import type { Outcome, Verdict } from "./verdict.ts";

/** One judged answer: a line of `records.jsonl`. */
export interface SampleRecord {
  task: string;
  /** Which independent sample or attempt, from 0. */
  attempt: number;
  language: string;
  program: string;
  outcome: Outcome;
  verdict: Verdict;
  /** What generating it cost; absent when the program was read from a file. */
  spend?: Spend;
  /** How probably it is right, by the method that gave it. */
  probability?: number;
  /** Set when a strategy stopped early: `budget` or the error text. The answer is then its best so far. */
  stopped?: string;
}
