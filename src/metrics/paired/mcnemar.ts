import { logGamma } from "../../core/log-beta.ts";

/** Two answers to the same problems, counted where they differ. */
export interface Discordant {
  /** Solved by the first only. */
  first: number;
  /** Solved by the second only. */
  second: number;
}

/** Counts the problems on which two sets of verdicts differ; `first[i]` and `second[i]` are of the same problem. */
export function discordant(first: readonly boolean[], second: readonly boolean[]): Discordant {
  const counts = { first: 0, second: 0 };
  first.forEach((right, problem) => {
    if (right === second[problem]) return;
    if (right) counts.first++;
    else counts.second++;
  });
  return counts;
}

/**
 * McNemar's exact test, two-sided: were both equally good, each problem that only one solves would be a fair coin.
 * 1 when they never differ. `midP` counts the observed table half: the exact test errs on the safe side, and the mid-p
 * version is close to its level (Fagerland et al. 2013, BMC Medical Research Methodology 13:91).
 */
export function mcnemar({ first, second }: Discordant, options: { midP?: boolean } = {}): number {
  const n = first + second;
  if (n === 0) return 1;
  const fewer = Math.min(first, second);
  const atMost = binomialUpTo(fewer, n);
  const here = binomial(fewer, n);
  if (options.midP) return first === second ? 1 - here / 2 : Math.min(1, 2 * atMost - here);
  return Math.min(1, 2 * atMost);
}

/** Chance of exactly k heads in n throws. */
function binomial(k: number, n: number): number {
  return Math.exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) - n * Math.LN2);
}

function binomialUpTo(k: number, n: number): number {
  let sum = 0;
  for (let i = 0; i <= k; i++) sum += binomial(i, n);
  return sum;
}
