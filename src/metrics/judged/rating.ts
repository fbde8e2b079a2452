/**
 * A rating in a reply, `Rating: 7/10`, `rating: 7` or `[[7]]`; the last one. Null when there is none in range: N/A is not 0.
 * As CodeUltraFeedback's judges are asked for. Weyssow et al. 2024, arXiv 2403.09032
 */
export function parseRating(reply: string, range: [number, number] = [1, 10]): number | null {
  const found = [...reply.matchAll(/\[\[(\d+(?:\.\d+)?)\]\]|rating\W{0,4}(\d+(?:\.\d+)?)/gi)];
  const rating = Number(found.at(-1)?.[1] ?? found.at(-1)?.[2] ?? Number.NaN);
  return rating >= range[0] && rating <= range[1] ? rating : null;
}

/** One judge's mean over what it rated, and what could not be read. Ratings of different judges are never averaged. */
export function meanRating(ratings: readonly (number | null)[]): { mean: number | null; unread: number } {
  const told = ratings.filter((rating) => rating !== null);
  return {
    mean: told.length === 0 ? null : told.reduce((sum, rating) => sum + rating, 0) / told.length,
    unread: ratings.length - told.length,
  };
}
