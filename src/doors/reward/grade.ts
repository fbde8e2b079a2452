import { AssayError } from "../../core/errors.ts";
import { hashOf } from "../../core/hash.ts";
import type { Reward, Rewarded, RewardSample } from "../../core/reward.ts";
import type { Sandbox } from "../../core/sandbox.ts";
import type { Limits } from "../../core/task.ts";
import type { Outcome } from "../../core/verdict.ts";
import { outcomeOf } from "../../core/verdict.ts";
import { rewarded } from "../../rewards/open/open.ts";
import type { Replies } from "./store/replies.ts";

/** What grading works with. */
export interface Grader {
  sandbox: Sandbox;
  replies: Replies;
  limits: Partial<Limits>;
  /** The tests are the trainer's own: their process may be kept from check to check. */
  trustTests: boolean;
}

/** One sample's reward, with how its program was judged, if it was. */
export interface Graded extends Rewarded {
  outcome?: Outcome;
  /** Why there is no value: the machine failed, and not the program. */
  failed?: string;
}

/** Samples of one request at work at once, for each of the sandbox's workers. */
const LANES = 4;

/**
 * Rewards samples, in order. Where the sandbox fails, the sample has no value and says so: a broken machine is no bad
 * program. With a folder each is kept by its content, so that a batch that was cut goes on where it was.
 */
export async function grade(
  reward: Reward,
  constants: object,
  samples: readonly RewardSample[],
  grader: Grader,
  signal?: AbortSignal,
): Promise<Graded[]> {
  const results: Graded[] = [];
  const waiting = samples.entries();
  const lane = async () => {
    for (const [index, sample] of waiting) {
      signal?.throwIfAborted();
      results[index] = await one(reward, constants, sample, grader, signal);
    }
  };
  await Promise.all(Array.from({ length: Math.min(samples.length, LANES * grader.sandbox.workers) }, lane));
  return results;
}

async function one(
  reward: Reward,
  constants: object,
  sample: RewardSample,
  grader: Grader,
  signal?: AbortSignal,
): Promise<Graded> {
  const { replies, sandbox, limits, trustTests } = grader;
  let outcome: Outcome | undefined;
  const suite = { tests: sample.tests, limits, ...(sample.entry !== undefined && { entry: sample.entry }) };
  const work = async (): Promise<Graded> => {
    const check = async (program: string, { fresh = false } = {}) => {
      const request = { language: sample.language, program, suite, all: true, trusted: trustTests, fresh };
      const verdict = await sandbox.check(request, signal);
      if (program === sample.program) outcome = outcomeOf(verdict);
      return verdict;
    };
    const result = await rewarded(reward, sample, { check }, constants);
    return { ...result, ...(outcome !== undefined && { outcome }) };
  };
  try {
    if (!replies.lasting) return await work();
    return await replies.once(`sample ${hashOf([reward.id, constants, sample, limits])}`, work);
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof AssayError)) throw error;
    return { value: null, failed: error.line };
  }
}
