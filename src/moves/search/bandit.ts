/** What is known of one arm. */
export interface Arm {
  pulls: number;
  /** Sum of its rewards. */
  total: number;
}

export interface Bandit {
  rounds: number;
  /** Arms pulled in each round, the most promising ones. */
  perRound: number;
  exploration: number;
  pull: (arm: number) => Promise<number>;
  /** A number in [0, 1), for the order of arms that were never pulled. */
  random: () => number;
}

/** UCB1 (Auer et al. 2002): `mean + exploration · √(ln Σn / n)`; an arm that was never pulled comes before all others. */
export function ucb({ pulls, total }: Arm, allPulls: number, exploration: number): number {
  if (pulls === 0) return Number.POSITIVE_INFINITY;
  return total / pulls + exploration * Math.sqrt(Math.log(allPulls) / pulls);
}

/**
 * Finds the best of many arms whose rewards vary, pulling the most promising ones in rounds. Arms of a round are pulled
 * side by side. Gives what is known of each arm in the end.
 */
export default async function bandit(
  size: number,
  { rounds, perRound, exploration, pull, random }: Bandit,
): Promise<Arm[]> {
  const arms = Array.from({ length: size }, (): Arm => ({ pulls: 0, total: 0 }));
  for (let round = 0; round < rounds; round++) {
    const all = arms.reduce((sum, { pulls }) => sum + pulls, 0);
    const order = arms.map((arm, at) => ({ at, index: ucb(arm, all, exploration), chance: random() }));
    order.sort((a, b) => (a.index === b.index ? a.chance - b.chance : b.index - a.index));
    const chosen = order.slice(0, perRound).map(({ at }) => at);
    const rewards = await Promise.all(chosen.map(pull));
    for (const [at, arm] of chosen.entries()) {
      arms[arm]!.pulls++;
      arms[arm]!.total += rewards[at]!;
    }
  }
  return arms;
}
