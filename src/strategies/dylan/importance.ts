/** One round's ratings of the round before: for each agent, its rating of each answer by place; null where it gave none. */
export type Ratings = ((number | null)[] | null)[];

/**
 * How much each agent of a network contributed to the last round's answers. An agent that was active in the last round
 * counts 1 over their number; going back, an agent gets from each later one the share of its ratings.
 *
 * @param rounds from the second round on; an agent that was not active has null.
 * @param size agents in the network.
 * @returns for each agent the sum over all rounds; each round sums to 1, so all together to the number of rounds.
 */
export function importance(rounds: readonly Ratings[], size: number): number[] {
  const all = Array.from({ length: size }, (_, agent) => agent);
  const activeIn = (round: number) => all.filter((agent) => round < 0 || rounds[round]![agent] !== null);
  const last = activeIn(rounds.length - 1);
  let shares = all.map((agent) => (last.includes(agent) ? 1 / last.length : 0));
  const sums = [...shares];
  for (let round = rounds.length - 1; round >= 0; round--) {
    const before = activeIn(round - 1);
    const given = rounds[round]!.map((ratings) => ratings && weights(ratings, before));
    shares = all.map((agent) => all.reduce((sum, by) => sum + (given[by]?.[agent] ?? 0) * shares[by]!, 0));
    for (const agent of all) sums[agent]! += shares[agent]!;
  }
  return sums;
}

/** Ratings from 1 to 5 as shares that sum to 1: above 5 is 5, 0 and below is 0; equal shares where there is no rating. */
export function weights(ratings: readonly (number | null)[], of: readonly number[]): number[] {
  const clamped = ratings.map((rating, agent) =>
    of.includes(agent) ? Math.min(1, Math.max(0, (rating ?? 0) / 5)) : 0,
  );
  const total = clamped.reduce((sum, each) => sum + each, 0);
  return clamped.map((each, agent) => (total > 0 ? each / total : of.includes(agent) ? 1 / of.length : 0));
}
