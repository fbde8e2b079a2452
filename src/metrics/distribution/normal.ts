const DENSITY = 1 / Math.sqrt(2 * Math.PI);

/**
 * P(Z ≤ z) of the standard normal distribution, to about 15 digits (Marsaglia 2004's series). Beyond |z| = 8 it is 0 or 1
 * to the last bit that matters.
 */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) return Number.NaN;
  if (z < -8) return 0;
  if (z > 8) return 1;
  let term = z;
  let sum = z;
  for (let i = 3; Math.abs(term) > 1e-18 * Math.abs(sum); i += 2) {
    term *= (z * z) / i;
    sum += term;
  }
  return 0.5 + sum * DENSITY * Math.exp((-z * z) / 2);
}

/** The z with P(Z ≤ z) = p: 1.959964 at 0.975. Infinite at 0 and 1. Throws a RangeError outside [0, 1]. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies between 0 and 1, not at ${p}`);
  if (p === 0 || p === 1) return p === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  let [low, high] = [-8.3, 8.3];
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
