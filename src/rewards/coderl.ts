import type { Reward } from "../core/reward.ts";
import { type Outcome, outcomeOf } from "../core/verdict.ts";

/**
 * CodeRL's four levels, by the first test that does not pass. Out of time or memory is a runtime error. A program that
 * tried to write its own verdict, which the paper does not know, is at the lowest level.
 */
const coderl: Reward<{ build: number; runtime: number; failed: number; passed: number }> = {
  id: "coderl",
  title: "CodeRL: four levels, from not compiling to all tests passed",
  paper: "Le et al. 2022, arXiv 2207.01780",
  options: { build: -1, runtime: -0.6, failed: -0.3, passed: 1 },
  needs: ["tests"],
  async of({ program }, { check }, { build, runtime, failed, passed }) {
    const levels: Record<Outcome, number> = {
      pass: passed,
      fail: failed,
      crash: runtime,
      timeout: runtime,
      memory: runtime,
      build,
      forged: build,
    };
    return { value: levels[outcomeOf(await check(program))] };
  },
};

export default coderl;
