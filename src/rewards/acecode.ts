import type { Reward } from "../core/reward.ts";
import { outcomeOf } from "../core/verdict.ts";
import { medianTime } from "./timing/median-time.ts";

export interface AcecodeOptions {
  /** How much faster than the reference still counts. */
  cap: number;
  /** Below the passing branch; the paper's values are not published, these are ours, in its order. */
  build: number;
  runtime: number;
  failed: number;
  /** Runs of each program; the median counts. */
  runs: number;
  /** Processor seconds below which times are not told apart. */
  leastSeconds: number;
}

/** ACECode: right first, then fast: 0.5 + 0.5 · min(time of the reference / time, cap) for a program that passes. */
const acecode: Reward<AcecodeOptions> = {
  id: "acecode",
  title: "ACECode: correctness, then efficiency beside a reference",
  paper: "Yang et al. 2024 (ACECode), arXiv 2412.17264; values below the passing branch are ours",
  options: { cap: 1, build: -1, runtime: -0.6, failed: -0.3, runs: 3, leastSeconds: 0.001 },
  needs: ["tests", "reference"],
  async of({ program, reference = "" }, ports, { cap, runs, leastSeconds, ...levels }) {
    const own = await medianTime(program, ports, runs, leastSeconds);
    if (own.seconds === null) {
      const outcome = outcomeOf(own.verdict);
      const low = outcome === "build" || outcome === "forged" ? levels.build : levels.runtime;
      return { value: outcome === "fail" ? levels.failed : low };
    }
    const { seconds } = await medianTime(reference, ports, runs, leastSeconds);
    // Without a reference that passes there is nothing to be fast beside.
    if (seconds === null) return { value: null };
    const speed = Math.min(seconds / own.seconds, cap);
    return { value: 0.5 + 0.5 * speed, parts: { seconds: own.seconds, reference: seconds, speed } };
  },
};

export default acecode;
