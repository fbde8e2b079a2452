import type { Metric } from "../core/metric.ts";
import { bootstrapMean } from "./interval/bootstrap-mean.ts";
import { byTask } from "./problems/by-task.ts";
import { mean } from "./problems/mean.ts";

/**
 * Share of tests passed (APPS's test-case average): the mean over a problem's samples, then over problems. A
 * program that does not load passes nothing. It is what it says only where every test was run: a check that
 * stops at the first failing test counts the tests after it as not passed, so the value is then a lower bound.
 */
const metric: Metric = {
  id: "average-score",
  title: "Average share of tests passed",
  paper: "Hendrycks et al. 2021, arXiv 2105.09938 (test case average)",
  of(records, { seed }) {
    if (records.length === 0) return {};
    const shares = byTask(records).map((samples) => mean(samples.map(({ verdict }) => verdict.score)));
    return { "average-score": { ...bootstrapMean(shares, seed), n: records.length } };
  },
};

export default metric;
