import { logBeta } from "../../core/log-beta.ts";
import type { Beta } from "./profile.ts";

/**
 * The Beta distribution over tasks that makes these counts most likely (beta-binomial maximum likelihood).
 * @param counts for each task: how many of `n` samples were a success.
 */
export function fitBetaBinomial(counts: readonly { k: number; n: number }[]): Beta {
  return climb(({ alpha, beta }) => {
    const whole = logBeta(alpha, beta);
    return counts.reduce((sum, { k, n }) => sum + logBeta(k + alpha, n - k + beta) - whole, 0);
  });
}

/**
 * The Beta distribution over tasks of the chance that one try succeeds, from tries repeated until success
 * (beta-geometric maximum likelihood).
 * @param runs for each task: the number of tries, and whether the last was a success.
 */
export function fitBetaGeometric(runs: readonly { tries: number; solved: boolean }[]): Beta {
  return climb(({ alpha, beta }) => {
    const whole = logBeta(alpha, beta);
    const term = ({ tries, solved }: { tries: number; solved: boolean }) =>
      solved ? logBeta(alpha + 1, beta + tries - 1) : logBeta(alpha, beta + tries);
    return runs.reduce((sum, run) => sum + term(run) - whole, 0);
  });
}

/** The concentration θ at which two draws of a stick-breaking distribution agree with this probability. */
export function concentrationOf(agreement: number): number {
  return 1 / agreement - 1;
}

/** Climbs in ln α and ln β with halving steps; both likelihoods have one maximum. */
function climb(logLikelihood: (beta: Beta) => number): Beta {
  let at = [Math.log(0.5), Math.log(0.5)];
  const value = ([a, b]: number[]) => logLikelihood({ alpha: Math.exp(a!), beta: Math.exp(b!) });
  let best = value(at);
  for (let step = 0.5; step > 1e-4; ) {
    const around = [0, 1].flatMap((axis) =>
      [step, -step].map((by) => at.map((x, index) => (index === axis ? x + by : x))),
    );
    const next = around
      .map((point) => ({ point, height: value(point) }))
      .sort((x, y) => y.height - x.height)[0]!;
    if (next.height > best) {
      at = next.point;
      best = next.height;
    } else step /= 2;
  }
  return { alpha: Math.exp(at[0]!), beta: Math.exp(at[1]!) };
}
