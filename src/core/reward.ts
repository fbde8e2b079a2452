import type { Test } from "./task.ts";
import type { Verdict } from "./verdict.ts";

/** One answer to be rewarded, with what the data set knows of its task. */
export interface RewardSample {
  language: string;
  /** The answer as the model wrote it. */
  completion: string;
  /** The program taken out of it. */
  program: string;
  tests: Test[];
  /** The function that the tests call, when there is one. */
  entry?: string;
  /** A program known to be right: the fix, the fast one. */
  reference?: string;
  /** The program that was to be changed. */
  original?: string;
}

/** What a reward may have run. */
export interface RewardPorts {
  /**
   * The verdict on a program by the sample's tests: all of them run. `fresh` runs it even if it is known, to measure.
   * Rejects when the sandbox is at fault: that is no reward.
   */
  check(program: string, how?: { fresh?: boolean }): Promise<Verdict>;
}

/** One line of a program as a process label has it. */
export interface StepLabel {
  /** The lines above it. */
  prefix: string;
  line: string;
  /** Whether a solution that goes on from here can still be right. Null: running could not tell. */
  label: boolean | null;
  /** What was changed in the line, for one that is not the program's own. */
  mutation?: string;
}

export interface Rewarded {
  /** Null when the reward does not apply to the sample, as one that needs tests to a sample without any. */
  value: number | null;
  /** What it is made of, by name. */
  parts?: Record<string, number>;
  /** Labels of single steps, by rewards of the process. */
  steps?: StepLabel[];
}

/**
 * One reward. The file's default export; the file name is the id. It keeps no state, and does nothing to the world but
 * through its ports: the same verdicts give the same reward.
 */
export interface Reward<Options extends object = object> {
  id: string;
  title: string;
  /** Where it is from, and what of it is ours. */
  paper: string;
  /** Every constant with its default value. */
  options: Options;
  /** Fields of a sample without which it is null. */
  needs: readonly ("tests" | "reference" | "original")[];
  of(sample: RewardSample, ports: RewardPorts, options: Options): Promise<Rewarded>;
}
