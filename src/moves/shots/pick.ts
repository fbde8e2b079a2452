import { centre, cosine, type Vector } from "./vectors.ts";

/** The places of the `count` highest scores, best first; of equals, the earlier. */
export function highest(scores: readonly number[], count: number): number[] {
  return [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b).slice(0, count);
}

/**
 * Maximal marginal relevance (Carbonell and Goldstein 1998): one after another, the place with the highest
 * `balance · relevance − (1 − balance) · similarity to the nearest one chosen`. Relevance is scaled to at most 1,
 * as similarity is.
 */
export function marginal(
  scores: readonly number[],
  vectors: readonly Vector[],
  count: number,
  balance: number,
): number[] {
  const most = Math.max(...scores, 0) || 1;
  const nearest = scores.map(() => 0);
  const chosen: number[] = [];
  while (chosen.length < Math.min(count, scores.length)) {
    const worth = scores.map((score, place) =>
      chosen.includes(place)
        ? Number.NEGATIVE_INFINITY
        : (balance * score) / most - (1 - balance) * nearest[place]!,
    );
    const [next] = highest(worth, 1);
    chosen.push(next!);
    for (const [place, vector] of vectors.entries())
      nearest[place] = Math.max(nearest[place]!, cosine(vector, vectors[next!]!));
  }
  return chosen;
}

/** Rounds of k-means; texts settle in fewer. */
const ROUNDS = 20;

/**
 * Groups vectors around `count` centres by cosine (k-means, its first centres drawn far apart as in k-means++).
 * Returns the places of each group; none is empty, so there may be fewer than asked for.
 */
export function clusters(vectors: readonly Vector[], count: number, random: () => number): number[][] {
  let centres: Vector[] = [];
  while (centres.length < Math.min(count, vectors.length)) {
    const far = vectors.map((vector) => Math.min(1, ...centres.map((each) => 1 - cosine(vector, each))));
    const next = drawn(
      far.map((distance) => (distance < 1e-9 ? 0 : distance ** 2)),
      random,
    );
    if (next === undefined) break;
    centres.push(vectors[next]!);
  }
  let groups: number[][] = [];
  for (let round = 0, before = ""; round < ROUNDS; round++) {
    groups = centres.map(() => []);
    for (const [place, vector] of vectors.entries()) {
      const [nearest] = highest(
        centres.map((each) => cosine(vector, each)),
        1,
      );
      groups[nearest!]!.push(place);
    }
    groups = groups.filter((group) => group.length > 0);
    if (JSON.stringify(groups) === before) break;
    before = JSON.stringify(groups);
    centres = groups.map((group) => centre(group.map((place) => vectors[place]!)));
  }
  return groups;
}

/** A place drawn in proportion to the weights; none when all are 0. */
function drawn(weights: readonly number[], random: () => number): number | undefined {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const last = weights.findLastIndex((weight) => weight > 0);
  if (last < 0) return undefined;
  const place = weights.findIndex((weight) => weight > 0 && (left -= weight) < 0);
  return place < 0 ? last : place;
}

/** `count` places in random order, each equally likely (Fisher and Yates). */
export function shuffled(size: number, count: number, random: () => number): number[] {
  const places = [...Array(size).keys()];
  for (let end = size - 1; end > 0; end--) {
    const other = Math.floor(random() * (end + 1));
    [places[end], places[other]] = [places[other]!, places[end]!];
  }
  return places.slice(0, count);
}
