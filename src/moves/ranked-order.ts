import type { Grid, GridCandidate, Ranked } from "../core/grid.ts";
import type { Kit } from "../core/strategy.ts";
import type { Candidate } from "../core/task.ts";

/**
 * A ranking as a list of candidates, best group first. Members of a group are equal, so their order is drawn with
 * `kit.random`, each in proportion to how often it was sampled. What the ranking left out is left out; an empty
 * ranking is no opinion, and all are drawn.
 */
export default function rankedOrder(ranked: Ranked, grid: Grid, kit: Kit): Candidate[] {
  const groups = ranked.length > 0 ? ranked : [{ score: 0, members: [...grid.candidates.keys()] }];
  return groups.flatMap(({ members }) => {
    const left = members.map((index) => grid.candidates[index]!);
    return members.map(() => {
      const [{ id, text }] = left.splice(draw(left, kit), 1) as [GridCandidate];
      return { id, text };
    });
  });
}

/** The index of one candidate, each as likely as it was often sampled. */
function draw(candidates: GridCandidate[], kit: Kit): number {
  const total = candidates.reduce((sum, { count }) => sum + count, 0);
  let mark = Math.floor(kit.random() * total);
  return candidates.findIndex(({ count }) => {
    mark -= count;
    return mark < 0;
  });
}
