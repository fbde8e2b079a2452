import { nameOf, type Procedure, prefixShare } from "./procedure.ts";

/** Follows one-way connections from a city to another; each city has one way out, so there is one path. */
export const path: Procedure = (random, steps) => {
  const order = Array.from({ length: 3 * steps }, (_, at) => ({ at, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ at }) => nameOf(at));
  const way = order.slice(0, steps + 1);
  const aside = order.slice(steps + 1);
  const ways = way.slice(0, -1).map((from, at) => `${from} to ${way[at + 1]}`);
  // Cities beside the path lead to one another or into it.
  const others = aside.map((from, at) => `${from} to ${aside[at + 1] ?? way[0]}`);
  const lines = [...ways, ...others]
    .map((text) => ({ text, rank: random() }))
    .sort((a, b) => a.rank - b.rank);
  return {
    prompt: `From each city one bus leaves:\n${lines.map(({ text }) => text).join("\n")}\n\nList every city on the way from ${way[0]} to ${way.at(-1)}, both included, one a line.`,
    reference: way.join("\n"),
    score: (answer) => prefixShare(answer, way),
  };
};
