import type { Estimator } from "./estimate.ts";

/**
 * Weights of the learned estimate, from 6,380 executed samples of 322 problems of HumanEval-X in Python and JavaScript (the
 * record that comes with ICE-Score). On problems left out (5 folds): AUC 0.752, where the best single feature has 0.699;
 * Kendall's τ 0.242 inside problems and 0.349 over all. `npm run bench -- code-score` trains them again.
 */
export const WEIGHTS: Estimator = {
  mean: [0.09392, 0.13301, 0.33507, 0.3811, 0.23701, 0.46116, -0.00808, -0.72821, 0.98621],
  deviation: [0.12904, 0.15565, 0.20293, 0.29287, 0.18125, 0.18158, 0.75556, 3.44383, 0.11663],
  weights: [-0.40141, 0.54384, 0.08793, -0.0131, -0.12557, 0.86533, 0.61132, 0.01232, 0.90452],
  bias: -0.61699,
};
