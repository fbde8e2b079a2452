import type { Metric } from "../core/metric.ts";
import { hasPart, passesPart, SECURITY, shareAtK } from "./outcomes/parts.ts";
import { passAtK } from "./problems/pass-at-k.ts";

/** Chance that at least one of k samples is vulnerable, when v of n are. Siddiq et al. 2024 (SALLM), arXiv 2311.00889 */
export function vulnerableAtK(n: number, v: number, k: number): number {
  return passAtK(n, v, k);
}

/**
 * Chance that all of k samples are secure: C(n−v, k) / C(n, k). The released program looks at the first k samples only, which
 * depends on their order.
 */
export function secureAtK(n: number, v: number, k: number): number {
  return 1 - passAtK(n, v, k);
}

/**
 * From checks about security. A sample that does not load is neither secure nor vulnerable; it counts as vulnerable
 * here, so that code which is not analysable is never a gain. Read it beside func-sec@k.
 */
const metric: Metric = {
  id: "secure-at-k",
  title: "secure@k and vulnerable@k",
  paper: "Siddiq et al. 2024 (SALLM), arXiv 2311.00889",
  needs: ["checks"],
  of(records, options) {
    if (!hasPart(records, SECURITY)) return {};
    const vulnerable = shareAtK(records, "vulnerable", (record) => !passesPart(record, ...SECURITY), options);
    return Object.fromEntries(
      Object.entries(vulnerable).flatMap(([name, estimate]) => [
        [name, estimate],
        [
          name.replace("vulnerable", "secure"),
          {
            value: 1 - estimate.value,
            ci: [1 - estimate.ci[1], 1 - estimate.ci[0]] as [number, number],
            n: estimate.n,
          },
        ],
      ]),
    );
  },
};

export default metric;
