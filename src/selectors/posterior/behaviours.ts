import { logBeta, logGamma } from "../../core/log-beta.ts";

/** Programs that behave alike on everything that was run. */
export interface Behaviour {
  /** Samples, repeats included. */
  count: number;
  /** Whether it may be right: false once a test that is known to be right was failed. */
  possible: boolean;
  /** For each generated test whether it passes. */
  passes: readonly boolean[];
}

/** What is believed before anything was run. */
export interface Beliefs {
  /** Beta over tasks: probability that a sampled program is right. */
  right: readonly [alpha: number, beta: number];
  /** θ of a Chinese restaurant process: two wrong programs behave alike with 1 / (1 + θ). */
  variety: number;
  /** Probability that a wrong program passes all tests known to be right. */
  luck: number;
  /** Beta over tasks: probability that a generated test is right. */
  tests: readonly [alpha: number, beta: number];
  /** Probabilities, to be averaged over, that a wrong program passes a right test, and a wrong one. */
  passesRight: readonly number[];
  passesWrong: readonly number[];
  /** The power of what tests say: below 1 because tests and programs of one model share its misreadings. */
  trust: number;
}

/** Between what was fitted to recorded samples of weak and of strong models (docs/strategies.md). */
export const BELIEFS: Beliefs = {
  right: [0.2, 0.2],
  variety: 1.5,
  luck: 0.6,
  tests: [0.8, 0.8],
  passesRight: [0.15, 0.4, 0.7],
  passesWrong: [0.03, 0.12],
  trust: 0.3,
};

/**
 * For each behaviour the probability that it is the right one; what is missing to 1 is the probability that none is.
 *
 * Agreement says whether any is right, and which: a sample is right with a rate of Beta prior, wrong ones fall into
 * behaviours by a Chinese restaurant process, and those that may still be right were lucky with the known tests.
 * Generated tests only say which, as in B4 (arXiv 2409.08692): a right program passes exactly the right tests; wrong
 * programs pass right tests often and wrong tests rarely. On simulated programmers, tests that also spoke for "none"
 * made the probability worse.
 *
 * @param repeats for each generated test how often it was written.
 */
export function posterior(
  behaviours: readonly Behaviour[],
  repeats: readonly number[],
  beliefs: Beliefs = BELIEFS,
): number[] {
  const total = behaviours.reduce((sum, { count }) => sum + count, 0);
  const none = logOfPrograms(behaviours, null, total, beliefs);
  const agreement = behaviours.map(({ possible }, right) =>
    possible ? logOfPrograms(behaviours, right, total, beliefs) : Number.NEGATIVE_INFINITY,
  );
  const all = [...agreement, none].reduce(logSum);
  const any = 1 - Math.exp(none - all);
  const both = agreement.map((log, right) =>
    log === Number.NEGATIVE_INFINITY
      ? log
      : log + beliefs.trust * logOfTests(behaviours, repeats, right, beliefs),
  );
  const sum = both.reduce(logSum, Number.NEGATIVE_INFINITY);
  return both.map((log) => (log === Number.NEGATIVE_INFINITY ? 0 : any * Math.exp(log - sum)));
}

function logOfPrograms(
  behaviours: readonly Behaviour[],
  right: number | null,
  total: number,
  { right: [alpha, beta], variety, luck }: Beliefs,
): number {
  const own = right === null ? 0 : behaviours[right]!.count;
  const wrong = behaviours.filter((_, index) => index !== right);
  const others = total - own;
  // The probability of this partition of the wrong programs (Ewens), then of their luck with the known tests.
  const partition =
    wrong.length * Math.log(variety) +
    wrong.reduce((sum, { count }) => sum + logGamma(count), 0) -
    (others === 0 ? 0 : logGamma(variety + others) - logGamma(variety));
  const lucky = wrong.reduce((sum, { possible }) => sum + Math.log(possible ? luck : 1 - luck), 0);
  return logBeta(alpha + own, beta + others) - logBeta(alpha, beta) + partition + lucky;
}

/** Averaged over the rate of right tests and the two rates at which wrong programs pass. */
function logOfTests(
  behaviours: readonly Behaviour[],
  repeats: readonly number[],
  right: number,
  beliefs: Beliefs,
): number {
  if (repeats.length === 0) return 0;
  const wrong = behaviours.filter((_, index) => index !== right);
  const passing = repeats.map((_, test) => wrong.filter(({ passes }) => passes[test]).length);
  const logs: number[] = [];
  for (const { rate, log: prior } of ratesOf(beliefs.tests)) {
    for (const onRight of beliefs.passesRight) {
      for (const onWrong of beliefs.passesWrong) {
        let log = prior;
        repeats.forEach((times, test) => {
          const n = passing[test]!;
          log += behaviours[right]!.passes[test]
            ? times * Math.log(rate) + logBinomial(n, wrong.length, onRight)
            : times * Math.log(1 - rate) + logBinomial(n, wrong.length, onWrong);
        });
        logs.push(log);
      }
    }
  }
  return logs.reduce(logSum) - Math.log(beliefs.passesRight.length * beliefs.passesWrong.length);
}

const STEPS = 12;

/** Rates from 0 to 1 with the log of their share of a Beta distribution. */
function ratesOf([alpha, beta]: readonly [number, number]): { rate: number; log: number }[] {
  const rates = Array.from({ length: STEPS }, (_, step) => (step + 0.5) / STEPS);
  const logs = rates.map((rate) => (alpha - 1) * Math.log(rate) + (beta - 1) * Math.log(1 - rate));
  const all = logs.reduce(logSum);
  return rates.map((rate, step) => ({ rate, log: logs[step]! - all }));
}

function logBinomial(passed: number, of: number, rate: number): number {
  return passed * Math.log(rate) + (of - passed) * Math.log(1 - rate);
}

function logSum(a: number, b: number): number {
  const top = Math.max(a, b);
  return top === Number.NEGATIVE_INFINITY ? top : top + Math.log(Math.exp(a - top) + Math.exp(b - top));
}
