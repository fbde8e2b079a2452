import type { Estimate } from "../core/metric.ts";
import type { Spend } from "../core/strategy.ts";
import type { Outcome } from "../core/verdict.ts";

/** The result of a run: `report.json`, and what `--json` prints. */
export interface Report {
  metrics: Record<string, Estimate>;
  benchmark: string;
  /** Model and strategy, or the samples file. */
  from: Record<string, unknown>;
  /** Where answers came from: `live`, `recorded`, `scripted`, `simulated`, or `samples` for a file. */
  source: string;
  tasks: number;
  samples: number;
  outcomes: Record<Outcome, number>;
  /** Items that could not be judged; they are in no metric and make the exit code 1. */
  failed: number;
  /** Items answered from the journal or the text cache instead of being run again. */
  reused: number;
  isolation: string;
  seconds: number;
  /** What models took; `judging` is the part that went into judging answers instead of making them. */
  cost: Pick<Spend, "calls" | "tokens" | "usd" | "judging">;
  seed: number;
  versions: Record<string, string>;
  command: string;
}
