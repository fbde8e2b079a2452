import { hashOf } from "../../core/hash.ts";
import { logBeta } from "../../core/log-beta.ts";
import { seededRandom } from "../../core/random.ts";
import type { Beta } from "./profile.ts";

/** A stream of numbers in [0, 1) that only the key decides: the same whatever was drawn before. */
export function chance(...key: unknown[]): () => number {
  return seededRandom(hashOf(key));
}

/** One number from the standard normal distribution (Box and Muller). */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** The standard normal distribution function (Abramowitz and Stegun 7.1.26; error below 1e-7). */
export function normalCdf(x: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(x)) / Math.SQRT2);
  const series =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const tail = (series * Math.exp((-x * x) / 2)) / 2;
  return x > 0 ? 1 - tail : tail;
}

/** The `level` quantile of a Beta distribution, by bisection. */
export function betaQuantile({ alpha, beta }: Beta, level: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (betaCdf(middle, alpha, beta) < level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The regularised incomplete beta function, by its continued fraction (Lentz's method). */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  // The fraction converges fast only left of the mean.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(1 - x, b, a);
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b)) / a;
  let [c, d] = [1, 1 / (1 - ((a + b) * x) / (a + 1))];
  let value = d;
  for (let m = 1; m < 300; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-12) break;
  }
  return front * value;
}

/** `count` shares that sum to 1, broken off a stick at Beta(1, θ) points: few large ones, many small. */
export function sticks(count: number, concentration: number, random: () => number): number[] {
  const shares: number[] = [];
  let left = 1;
  for (let index = 0; index < count; index++) {
    const part = index === count - 1 ? 1 : 1 - (1 - random()) ** (1 / concentration);
    shares.push(left * part);
    left *= 1 - part;
  }
  return shares;
}

/** An index drawn in proportion to its weight raised to `sharpness`. */
export function pick(weights: readonly number[], random: () => number, sharpness = 1): number {
  const scaled = weights.map((weight) => weight ** sharpness);
  let mark = random() * scaled.reduce((sum, weight) => sum + weight, 0);
  const index = scaled.findIndex((weight) => {
    mark -= weight;
    return mark < 0;
  });
  return index < 0 ? weights.length - 1 : index;
}
