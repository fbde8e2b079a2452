/** A rating and whether it is only a bound: first place has no finite rating, last of many none either. */
export interface ContestRating {
  rating: number;
  capped: boolean;
}

/**
 * The rating at which `rank` is the expected place among rated people: 1 + Σ 1 / (1 + 10^((r − rᵢ) / 400)) = rank, by
 * bisection. Quan et al. 2025 (CodeElo), arXiv 2501.01257, section 3.3. The released program counts ranks from 0, which
 * flatters, most of all near the top.
 *
 * @param opponents ratings of everybody else.
 * @param rank from 1 to opponents + 1; half ranks are ties.
 */
export function contestRating(
  opponents: readonly number[],
  rank: number,
  bounds: [number, number] = [0, 4000],
): ContestRating {
  if (!(rank >= 1 && rank <= opponents.length + 1))
    throw new RangeError(`rank ${rank} among ${opponents.length} others`);
  const place = (rating: number) =>
    opponents.reduce((sum, other) => sum + 1 / (1 + 10 ** ((rating - other) / 400)), 1);
  let [low, high] = bounds;
  if (place(high) >= rank) return { rating: high, capped: true };
  if (place(low) <= rank) return { rating: low, capped: true };
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (place(middle) > rank) low = middle;
    else high = middle;
  }
  return { rating: (low + high) / 2, capped: false };
}

/** What a contestant did on one problem. */
export interface ContestProblem {
  accepted: boolean;
  /** Wrong attempts before the accepted one. */
  wrong: number;
  /** What it is worth; absent in contests that count problems and minutes. */
  points?: number;
}

/** Score in a contest: points less 50 for each wrong attempt before; or problems, with 10 minutes for each. */
export function contestScore(problems: readonly ContestProblem[]): { score: number; penaltyMinutes: number } {
  const solved = problems.filter(({ accepted }) => accepted);
  return {
    score: solved.reduce(
      (sum, { points, wrong }) => sum + (points === undefined ? 1 : points - 50 * wrong),
      0,
    ),
    penaltyMinutes: solved.reduce(
      (sum, { points, wrong }) => sum + (points === undefined ? 10 * wrong : 0),
      0,
    ),
  };
}

/** The rank that a score gets among others': one more than those above it, ties sharing the mean of their places. */
export function rankAmong(score: number, others: readonly number[]): number {
  const [above, equal] = [others.filter((other) => other > score), others.filter((other) => other === score)];
  return 1 + above.length + equal.length / 2;
}

/** Percentage of people whose rating is below. */
export function percentile(rating: number, people: readonly number[]): number {
  return (100 * people.filter((other) => other < rating).length) / people.length;
}
