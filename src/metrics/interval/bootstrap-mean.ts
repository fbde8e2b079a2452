import { seededRandom } from "../../core/random.ts";
import { mean } from "../problems/mean.ts";

/**
 * Mean of one value per problem, with the 95 % percentile bootstrap interval (Efron 1979): problems are drawn
 * anew with replacement, `resamples` times. The same values and seed give the same interval in any order.
 * Costs problems × resamples, however many samples a problem has. Values must not be empty.
 */
export function bootstrapMean(
  values: readonly number[],
  seed: number,
  resamples = 10_000,
): { value: number; ci: [number, number] } {
  // Every draw is the same problem.
  if (values.length === 1) return { value: values[0]!, ci: [values[0]!, values[0]!] };
  // Sorted, so that the draws do not depend on the order of the values.
  const sorted = Float64Array.from(values).sort();
  const problems = sorted.length;
  const random = seededRandom(seed);
  const means = new Float64Array(resamples);
  for (let resample = 0; resample < resamples; resample++) {
    let sum = 0;
    for (let draw = 0; draw < problems; draw++) sum += sorted[Math.floor(random() * problems)]!;
    means[resample] = sum / problems;
  }
  means.sort();
  const tail = Math.floor(0.025 * resamples);
  return { value: mean(values), ci: [means[tail]!, means[resamples - 1 - tail]!] };
}
