import type { Estimate, Metric } from "../core/metric.ts";
import { seededRandom } from "../core/random.ts";
import { meanVariance, sampleVariance } from "./interval/variance.ts";
import { byTask } from "./problems/by-task.ts";

/**
 * The standard error of pass@1, and what share of its square more samples of the same problems would take away; the rest only
 * more problems would. The share is told when every problem has two samples or more.
 */
const metric: Metric = {
  id: "spread",
  title: "Standard error of pass@1, and the share of it that comes from sampling",
  paper: "Miller 2024, arXiv 2411.00640, section 3",
  needs: [],
  of(records, { seed }) {
    const samples = byTask(records)
      .map((group) => group.map(({ outcome }) => Number(outcome === "pass")).sort())
      .sort((a, b) => (a.join() < b.join() ? -1 : 1));
    if (samples.length < 2) return {};
    const random = seededRandom(seed);
    const draws = Array.from({ length: 1000 }, () =>
      samples.map(() => samples[Math.floor(random() * samples.length)]!),
    );
    const estimate = (of: (some: number[][]) => number): Estimate => {
      const values = draws.map(of).sort((a, b) => a - b);
      return { value: of(samples), ci: [values[25]!, values[974]!], n: records.length };
    };
    const share = (some: number[][]) => {
      const { total, fromSamples } = meanVariance(some);
      return total === 0 ? 0 : fromSamples / total;
    };
    return {
      "standard-error": estimate((some) =>
        Math.sqrt(
          sampleVariance(some.map((each) => each.reduce((sum, value) => sum + value, 0) / each.length)) /
            some.length,
        ),
      ),
      ...(samples.every((group) => group.length > 1) && { "share-from-sampling": estimate(share) }),
    };
  },
};

export default metric;
