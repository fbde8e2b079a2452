import type { Reward } from "../core/reward.ts";

/** The share of tests passed. With `all` 1 for all of them and else 0. */
const passRatio: Reward<{ all: boolean }> = {
  id: "pass-ratio",
  title: "The share of tests passed",
  paper: "as in Hendrycks et al. 2021, arXiv 2105.09938 (test case average)",
  options: { all: false },
  needs: ["tests"],
  async of({ program }, { check }, { all }) {
    const { pass, score } = await check(program);
    return { value: all ? Number(pass) : score };
  },
};

export default passRatio;
