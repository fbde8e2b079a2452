import type { Estimate, Metric } from "../core/metric.ts";
import { bootstrapMean } from "./interval/bootstrap-mean.ts";
import { byTask } from "./problems/by-task.ts";
import { passAtK } from "./problems/pass-at-k.ts";

export { passAtK };

/**
 * Unbiased pass@k, averaged over problems. An empty, unparseable or crashing sample is a sample that failed:
 * leaving it out would shrink n and flatter the model. A `pass@k` is left out when some problem has fewer
 * than k samples.
 */
const metric: Metric = {
  id: "pass-at-k",
  title: "pass@k",
  paper: "Chen et al. 2021, arXiv 2107.03374, section 2.1",
  of(records, { k, seed }) {
    const problems = byTask(records).map((samples) => ({
      n: samples.length,
      c: samples.filter((sample) => sample.outcome === "pass").length,
    }));
    const values: Record<string, Estimate> = {};
    if (problems.length === 0) return values;
    const fewest = problems.reduce((least, problem) => Math.min(least, problem.n), Number.POSITIVE_INFINITY);
    for (const each of k.filter((wanted) => wanted <= fewest)) {
      const rates = problems.map(({ n, c }) => passAtK(n, c, each));
      values[`pass@${each}`] = { ...bootstrapMean(rates, seed), n: records.length };
    }
    return values;
  },
};

export default metric;
