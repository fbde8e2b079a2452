import type { Metric } from "../core/metric.ts";
import type { Model } from "../core/model.ts";
import type { Problem } from "../core/problem.ts";
import type { Sandbox } from "../core/sandbox.ts";
import type { Strategy } from "../core/strategy.ts";
import type { Purse } from "../kit/purse.ts";
import type { Story } from "../kit/story.ts";
import type { Item } from "./origin.ts";

/** What a run is given beside its plan: none of it changes the scores. */
export interface RunPorts {
  /** The caller opens and closes it. */
  sandbox: Sandbox;
  /** Where the run is kept and can be resumed from. Without one, nothing is written. */
  folder?: string;
  /** Stops the run; it then throws the signal's reason. */
  signal?: AbortSignal;
  /** Items under way at once; 4 for each of the sandbox's workers unless given. */
  concurrency?: number;
  /** The command a person would type to do this again, for the report. */
  command?: string;
  /** Hears how each attempt came to its answer. What an earlier process judged is not told again. */
  onStory?: (item: Item, story: Story) => void;
  /** Caps beyond the plan's budget of one attempt: on the run, on the day. */
  purses?: Purse[];
  /** Used instead of what the plan names, by programs that already hold them. */
  problems?: Problem[];
  samples?: { task: string; attempt: number; program: string }[];
  model?: Model;
  person?: Model;
  strategy?: Strategy;
  metrics?: Metric[];
}
