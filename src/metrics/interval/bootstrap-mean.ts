import { seededRandom } from "../../core/random.ts";

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
  // Sorted, because records arrive in another order after a resume, and neither sum nor draws may show it.
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
  const value = sorted.reduce((sum, each) => sum + each, 0) / problems;
  return { value, ci: [means[tail]!, means[resamples - 1 - tail]!] };
}
