import { seededRandom } from "../../core/random.ts";

/** One comparison: what the first side got of 1. A tie is a half. */
export interface Battle {
  first: string;
  second: string;
  score: 0 | 0.5 | 1;
}

const SCALE = 400 / Math.LN10;

/**
 * Ratings by maximum likelihood under Bradley and Terry's model, on Elo's scale with mean 1000: unlike sequential Elo they do
 * not depend on the order of battles. Hunter 2004's iteration; a tie is half a win for both. `prior` ties with a player of
 * mean strength keep those who always win or lose finite.
 */
export function bradleyTerry(battles: readonly Battle[], prior = 0.1): Map<string, number> {
  const names = [...new Set(battles.flatMap(({ first, second }) => [first, second]))].sort();
  const index = new Map(names.map((name, place) => [name, place]));
  const wins = new Float64Array(names.length).fill(prior / 2);
  const met = new Map<number, Map<number, number>>();
  for (const { first, second, score } of battles) {
    const [a, b] = [index.get(first)!, index.get(second)!];
    wins[a]! += score;
    wins[b]! += 1 - score;
    for (const [x, y] of [
      [a, b],
      [b, a],
    ] as const) {
      const row = met.get(x) ?? new Map<number, number>();
      row.set(y, (row.get(y) ?? 0) + 1);
      met.set(x, row);
    }
  }
  let strength = new Float64Array(names.length).fill(1);
  for (let round = 0; round < 10_000; round++) {
    const next = strength.map((own, player) => {
      let expected = prior / (own + 1);
      for (const [other, times] of met.get(player) ?? []) expected += times / (own + strength[other]!);
      return wins[player]! / expected;
    });
    const logs = next.map(Math.log);
    const centre = logs.reduce((sum, value) => sum + value, 0) / logs.length;
    const scaled = next.map((value) => value / Math.exp(centre));
    const moved = Math.max(...scaled.map((value, player) => Math.abs(Math.log(value / strength[player]!))));
    strength = scaled;
    if (moved < 1e-10) break;
  }
  return new Map(names.map((name, player) => [name, 1000 + SCALE * Math.log(strength[player]!)]));
}

/** The ratings with 95 % intervals from drawing battles anew. */
export function bradleyTerryIntervals(
  battles: readonly Battle[],
  seed: number,
  resamples = 200,
): Map<string, { rating: number; ci: [number, number] }> {
  const random = seededRandom(seed);
  const ordered = battles.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  const draws = Array.from({ length: resamples }, () =>
    bradleyTerry(ordered.map(() => ordered[Math.floor(random() * ordered.length)]!)),
  );
  const tail = Math.floor(0.025 * resamples);
  return new Map(
    [...bradleyTerry(ordered)].map(([name, rating]) => {
      const values = draws.flatMap((draw) => draw.get(name) ?? []).sort((a, b) => a - b);
      return [name, { rating, ci: [values[tail] ?? rating, values.at(-1 - tail) ?? rating] }];
    }),
  );
}
