import type { ModelOptions } from "../core/model.ts";
import type { Budget } from "../core/strategy.ts";
import type { Limits } from "../core/task.ts";

/** Everything that decides a run's result. Written to `plan.json`; the same plan gives the same scores. */
export interface Plan {
  /** A benchmark id, or the path of a file in a known benchmark format. */
  benchmark: string;
  /** Folders searched for benchmark files before the cache. */
  data: string[];
  /** Where programs come from. */
  from: FromSamples | FromStrategy;
  /** Only the first `limit` tasks. */
  limit?: number;
  /** Values of k for pass@k. */
  k: number[];
  /** Ids of metrics to report besides those of every report. */
  metrics?: string[];
  seed: number;
  limits?: Partial<Limits>;
}

/** Programs recorded in a file or folder. */
export interface FromSamples {
  kind: "samples";
  path: string;
  /**
   * How a program is taken from a text. `auto`: a function body is cut at the benchmark's stop strings, a
   * whole program is kept. `as-is`: nothing is cut. `fence`: the first Markdown code block.
   */
  extract: "auto" | "as-is" | "fence";
}

/** Programs written by a strategy over a model. */
export interface FromStrategy {
  kind: "strategy";
  strategy: string;
  options: Record<string, unknown>;
  model: string;
  modelOptions: ModelOptions;
  /** Who answers what a strategy asks a person: `human/terminal`, or a model that stands in for one. */
  person?: string;
  /** Independent attempts per task. */
  samples: number;
  /** Budget of one attempt. */
  budget: Budget;
}
