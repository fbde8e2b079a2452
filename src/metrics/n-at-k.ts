import { logGamma } from "../core/log-beta.ts";
import type { Estimate, Metric } from "../core/metric.ts";
import { bootstrapMean } from "./interval/bootstrap-mean.ts";
import { byTask } from "./problems/by-task.ts";
import { passAtK } from "./problems/pass-at-k.ts";

/** One problem's samples: all of them, those that pass the public examples, and those of them that are right. */
export interface Filtered {
  samples: number;
  passing: number;
  right: number;
}

/**
 * n@k of AlphaCode: k of the samples are drawn, up to n of those that pass the public examples are submitted, and one of them
 * is right. The exact expectation: Σ over f of P(f of the k pass) · (1 − C(F−C, m) / C(F, m)), m = min(n, f). When nothing
 * passes, nothing is submitted. Li et al. 2022 (AlphaCode), arXiv 2203.07814, section 5
 *
 * @throws RangeError unless right ≤ passing ≤ samples and 1 ≤ n, k ≤ samples.
 */
export function nAtK({ samples, passing, right }: Filtered, n: number, k: number): number {
  if (right > passing || passing > samples || k > samples || k < 1 || n < 1)
    throw new RangeError(`${n}@${k} of ${samples} samples, ${passing} passing, ${right} right`);
  let value = 0;
  for (let drawn = Math.max(1, k - (samples - passing)); drawn <= Math.min(k, passing); drawn++) {
    const chance = Math.exp(
      logChoose(passing, drawn) + logChoose(samples - passing, k - drawn) - logChoose(samples, k),
    );
    value += chance * passAtK(passing, right, Math.min(n, drawn));
  }
  return value;
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}

const SUBMITTED = 10;

/** Checks of the part `public` are the filter; 10@k, or k@k below ten. */
const metric: Metric = {
  id: "n-at-k",
  title: "n@k: k samples, at most ten of those that pass the public examples submitted",
  paper: "Li et al. 2022 (AlphaCode), arXiv 2203.07814, section 5",
  needs: ["checks"],
  of(records, { k, seed }) {
    if (!records.some(({ verdict }) => verdict.checks.some(({ part }) => part === "public"))) return {};
    const problems = byTask(records).map((group) => {
      const passing = group.filter(({ outcome, verdict }) => {
        const checks = verdict.checks.filter(({ part }) => part === "public");
        return checks.length > 0 ? checks.every((check) => check.outcome === "pass") : outcome === "pass";
      });
      const right = passing.filter(({ outcome }) => outcome === "pass").length;
      return { samples: group.length, passing: passing.length, right };
    });
    const fewest = Math.min(...problems.map(({ samples }) => samples));
    const values: Record<string, Estimate> = {};
    for (const each of k.filter((wanted) => wanted <= fewest)) {
      const n = Math.min(SUBMITTED, each);
      const rates = problems.map((problem) => nAtK(problem, n, each));
      values[`${n}@${each}`] = { ...bootstrapMean(rates, seed), n: records.length };
    }
    return values;
  },
};

export default metric;
