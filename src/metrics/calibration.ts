import type { Estimate, Metric } from "../core/metric.ts";
import { seededRandom } from "../core/random.ts";
import { mean } from "./problems/mean.ts";

/** A stated probability and what came of it. */
export interface Forecast {
  probability: number;
  right: boolean;
}

/**
 * Expected calibration error: answers are put into ten bins by stated probability; the distance between mean probability
 * and share of right answers, averaged over bins by size. Naeini et al. 2015. Forecasts must not be empty.
 */
export function calibrationError(forecasts: readonly Forecast[], bins = 10): number {
  const sums = new Float64Array(bins);
  for (const { probability, right } of forecasts) {
    const bin = Math.min(bins - 1, Math.floor(probability * bins));
    sums[bin]! += probability - Number(right);
  }
  return sums.reduce((total, sum) => total + Math.abs(sum), 0) / forecasts.length;
}

const RESAMPLES = 1000;

/** How far the probabilities that a method states are from what happens. Only for records that state one. */
const calibration: Metric = {
  id: "calibration",
  title: "Calibration error and Brier score of stated probabilities",
  paper: "Naeini et al. 2015, AAAI; Brier 1950, Monthly Weather Review 78",
  of(records, { seed }) {
    const forecasts = records
      .flatMap(({ probability, outcome }) =>
        probability === undefined ? [] : [{ probability, right: outcome === "pass" }],
      )
      .sort((a, b) => a.probability - b.probability || Number(a.right) - Number(b.right));
    if (forecasts.length === 0) return {};
    return {
      "calibration-error": estimate(forecasts, (some) => calibrationError(some), seed),
      "brier-score": estimate(
        forecasts,
        (some) => mean(some.map(({ probability, right }) => (probability - Number(right)) ** 2)),
        seed,
      ),
    };
  },
};

/** With a 95 % bootstrap interval over answers. That of a calibration error lies high: chance adds to any distance. */
function estimate(
  forecasts: readonly Forecast[],
  of: (some: readonly Forecast[]) => number,
  seed: number,
): Estimate {
  const random = seededRandom(seed);
  const draw = () => forecasts[Math.floor(random() * forecasts.length)]!;
  const values = Array.from({ length: RESAMPLES }, () => of(forecasts.map(draw))).sort((a, b) => a - b);
  const tail = Math.floor(0.025 * RESAMPLES);
  return { value: of(forecasts), ci: [values[tail]!, values[RESAMPLES - 1 - tail]!], n: forecasts.length };
}

export default calibration;
