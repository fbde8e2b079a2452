import { rankByScore } from "../core/grid.ts";
import type { Selector } from "../core/selector.ts";
import { featuresOf } from "./reranker/features.ts";
import { dot } from "./reranker/train.ts";

export interface RerankerOptions {
  /** One for each of FEATURES. */
  weights: number[];
}

/**
 * A small trained re-ranker in the manner of RewardRanker: scored features of the grid, weights fitted to executed samples
 * with a pairwise loss, and again with hard negatives. The default weights are fitted to CodeT's recorded CodeGen-16B
 * samples by `npm run bench -- reranker`; a model of your own wants `trainReranker` on runs of your own. The paper's reward
 * model is a language model; this one only weighs what other selectors say.
 */
const reranker: Selector<RerankerOptions> = {
  id: "reranker",
  title: "Re-ranker trained on executed samples, with hard negatives",
  paper: "Sorokin et al. 2025, arXiv 2504.09643",
  options: { weights: [0.399, 1.416, 1.783, -0.218, 0.496, -0.296, -1.908, 0.336] },
  picks: "samples",
  rank(grid, { weights }) {
    if (grid.tests.length === 0) return [];
    // Twelve digits: sums in another order must not part equals.
    const score = (features: readonly number[]) => Number(dot(weights, features).toPrecision(12));
    return rankByScore(featuresOf(grid).map((features) => features && score(features)));
  },
};

export default reranker;
