import { hashOf } from "../../core/hash.ts";
import { judgeAnswer, type Problem } from "../../core/problem.ts";
import type { Sandbox } from "../../core/sandbox.ts";
import { betaQuantile, chance, normal, normalCdf, sticks } from "./chance.ts";
import type { Pool } from "./pool/pool.ts";
import type { Profile } from "./profile.ts";

/** What the simulated programmer is like on one task: its latent difficulty, drawn once for a seed. */
export interface Aptitude {
  /** Probability that a program is right. */
  right: number;
  /** Probability that a repair with the best feedback is right. */
  repair: number;
  /** Probability that a test expects a wrong value. */
  wrongTest: number;
  /** How wrong programs are spread over the mistakes; sums to 1. */
  mistakes: number[];
  /** Weights of the examples in tests. */
  examples: number[];
  /** Standard normal: how long the programs for this task are. */
  length: number;
}

/** One programmer before one task. */
export interface Person {
  problem: Problem;
  pool: Pool;
  profile: Profile;
  aptitude: Aptitude;
  /** Every draw's key starts with this. */
  key: unknown[];
  /** Whether a program, written by whomever, is right. */
  isRight(program: string): Promise<boolean>;
}

/** Standard deviation of ln of an example's weight: some come to mind before others. */
const EXAMPLE_SPREAD = 0.5;

export function personBefore(
  problem: Problem,
  pool: Pool,
  { profile, seed, sandbox }: { profile: Profile; seed: number; sandbox: Sandbox },
): Person {
  const key = [seed, profile.id, problem.task.id];
  const known = new Map<string, Promise<boolean>>();
  return {
    problem,
    pool,
    profile,
    aptitude: aptitudeOf(profile, pool, key),
    key,
    isRight(program) {
      const own = identify(program, pool);
      if (own !== undefined) return Promise.resolve(own < 0);
      const hash = hashOf(program);
      const verdict =
        known.get(hash) ?? judgeAnswer(problem, program, sandbox, { all: false }).then(({ pass }) => pass);
      known.set(hash, verdict);
      return verdict;
    },
  };
}

function aptitudeOf(profile: Profile, pool: Pool, key: unknown[]): Aptitude {
  const random = chance(key, "aptitude");
  const [skill, own, repair, length] = [normal(random), normal(random), random(), normal(random)];
  const { withPrograms, wrong } = profile.tests;
  // Where programs are often wrong, tests are too: one hidden quantity moves both (a Gaussian copula).
  const hardness = withPrograms * -skill + Math.sqrt(1 - withPrograms ** 2) * own;
  return {
    right: betaQuantile(profile.right, normalCdf(skill)),
    wrongTest: betaQuantile(wrong, normalCdf(hardness)),
    repair: profile.repair.right ? betaQuantile(profile.repair.right, repair) : 0,
    mistakes: mistakeShares(pool, profile.mistakes, chance(key, "mistakes")),
    examples: weights(pool.examples.length, chance(key, "examples")),
    length,
  };
}

/** Subtle and crude mistakes each get their share, whatever their number; the subtlest tend to get most. */
function mistakeShares(
  { mistakes, subtle }: Pool,
  { concentration, crude }: Profile["mistakes"],
  random: () => number,
): number[] {
  const rest = mistakes.length - subtle;
  const share = subtle === 0 ? 1 : rest === 0 ? 0 : crude;
  return [
    ...sticks(subtle, concentration, random).map((each) => each * (1 - share)),
    ...sticks(rest, concentration, random).map((each) => each * share),
  ];
}

function weights(count: number, random: () => number): number[] {
  return Array.from({ length: count }, () => Math.exp(EXAMPLE_SPREAD * normal(random)));
}

/** Which of the pool's programs a text holds: -1 the right one, else the index of the mistake; undefined if none. */
export function identify(program: string, { right, mistakes, broken }: Pool): number | undefined {
  if (program.includes(right.trim())) return -1;
  const index = [...mistakes, ...broken].findIndex((text) => program.includes(text.trim()));
  return index < 0 ? undefined : index;
}
