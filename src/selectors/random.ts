import type { Selector } from "../core/selector.ts";

/** The baseline every selector must beat: all candidates are equal, run or not. Its pass@k is plain pass@k. */
const random: Selector = {
  id: "random",
  title: "Random choice",
  paper: "Chen et al. 2021, arXiv 2107.03374, section 2.1 (pass@k)",
  options: {},
  picks: "unreplaced",
  rank(grid) {
    if (grid.candidates.length === 0) return [];
    return [{ score: 0, members: grid.candidates.map((_, index) => index) }];
  },
};

export default random;
