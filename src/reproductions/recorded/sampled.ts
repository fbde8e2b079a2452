import { seededRandom } from "../../core/random.ts";

/** `count` of the items, each equally likely, in their own order; all of them when there are no more. */
export function sampled<Item>(items: readonly Item[], count: number, seed: number | string): Item[] {
  const random = seededRandom(seed);
  let wanted = Math.min(count, items.length);
  // Knuth's selection sampling (The Art of Computer Programming, volume 2, algorithm 3.4.2 S).
  return items.filter((_, index) => {
    const taken = random() * (items.length - index) < wanted;
    if (taken) wanted--;
    return taken;
  });
}
