import { rankByScore } from "../core/grid.ts";
import type { Selector } from "../core/selector.ts";

/** The text that was sampled most often, run or not: self-consistency where the program itself is the answer. */
const majority: Selector = {
  id: "majority",
  title: "Majority of texts",
  paper: "Wang et al. 2022, arXiv 2203.11171",
  options: {},
  picks: "distinct",
  rank: (grid) => rankByScore(grid.candidates.map(({ count }) => count)),
};

export default majority;
