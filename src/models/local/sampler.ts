/** A token and its probability as the model gives it, before temperature. */
export type Chance = readonly [token: number, probability: number];

/**
 * Draws the next token from the likeliest-first chances: at temperature 0 the first; else each in proportion to
 * p^(1/temperature), among the fewest that together reach `topP`.
 */
export function draw(
  chances: readonly Chance[],
  { temperature = 1, topP = 1 }: { temperature?: number | undefined; topP?: number | undefined },
  random: () => number,
): Chance {
  const [first] = chances;
  if (first === undefined) throw new Error("no token to draw from");
  if (temperature === 0) return first;
  const weights = chances.map(([, probability]) => (probability / first[1]) ** (1 / temperature));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let within = 0;
  const end = weights.findIndex((weight) => (within += weight) >= topP * whole);
  const kept = end < 0 ? weights : weights.slice(0, end + 1);
  let left = random() * kept.reduce((sum, weight) => sum + weight, 0);
  const place = kept.findIndex((weight) => (left -= weight) < 0);
  return chances[place < 0 ? kept.length - 1 : place]!;
}

/** Softmax of a model's scores, likeliest first; of equals, the lower token. */
export function chancesOf(logits: ArrayLike<number>): Chance[] {
  const scores = Array.from(logits);
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const weights = scores.map((score) => Math.exp(score - most));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return weights
    .map((weight, token): Chance => [token, weight / whole])
    .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}
