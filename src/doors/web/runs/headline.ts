import type { Estimate } from "../../../core/metric.ts";

/** The headline of a run: pass@1, or the first metric there is. */
export function headline(metrics: Record<string, Estimate>): { name: string; estimate: Estimate } | null {
  const name = "pass@1" in metrics ? "pass@1" : Object.keys(metrics)[0];
  return name === undefined ? null : { name, estimate: metrics[name]! };
}
