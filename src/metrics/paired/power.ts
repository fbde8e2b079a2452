import { normalCdf, normalQuantile } from "../distribution/normal.ts";

/** What a study must be able to see. */
export interface PowerOptions {
  /** Chance of a false alarm, two-sided. */
  level?: number;
  /** Chance that the difference is found when it is there. */
  power?: number;
}

/**
 * Standard deviation of the difference of two 0/1 verdicts on one problem: √(ψ − d²), where ψ is the share of problems
 * that only one of the two solves and d the difference of their pass rates. Connor 1987, Biometrics 43.
 *
 * @throws RangeError when the share is smaller than the difference, which cannot be.
 */
export function discordantDeviation(share: number, difference: number): number {
  if (share < Math.abs(difference) || share > 1)
    throw new RangeError(
      `the share of problems that differ lies between |difference| and 1, not at ${share}`,
    );
  return Math.sqrt(share - difference ** 2);
}

/**
 * How many problems a paired comparison needs to see `difference` (0.02 is 2 points), when the differences of single
 * problems have this standard deviation: that of {@link discordantDeviation}, or one measured in a pilot. By the normal
 * approximation; Miller 2024, arXiv 2411.00640, section 5
 */
export function tasksPaired(difference: number, deviation: number, options: PowerOptions = {}): number {
  return Math.ceil(((reach(options) * deviation) / difference) ** 2);
}

/**
 * How many problems **each** of two unpaired groups needs, when one passes a share `first` and the other `second`.
 * Fleiss et al. 2003, formula 4.14 without the continuity correction: pooled variance for the level, own variances for
 * the power.
 */
export function tasksUnpaired(first: number, second: number, options: PowerOptions = {}): number {
  const { level = 0.05, power = 0.8 } = options;
  const pooled = (first + second) / 2;
  const underNull = normalQuantile(1 - level / 2) * Math.sqrt(2 * pooled * (1 - pooled));
  const own = normalQuantile(power) * Math.sqrt(first * (1 - first) + second * (1 - second));
  return Math.ceil(((underNull + own) / (first - second)) ** 2);
}

/** The smallest difference that a comparison with this standard error finds: 2.80 · SE at the usual level and power. */
export function detectable(standardError: number, options: PowerOptions = {}): number {
  return reach(options) * standardError;
}

/** The chance that a two-sided test finds `difference` when its standard error is this. */
export function powerAt(difference: number, standardError: number, level = 0.05): number {
  const z = normalQuantile(1 - level / 2);
  const shift = Math.abs(difference) / standardError;
  return normalCdf(shift - z) + normalCdf(-shift - z);
}

/** In standard errors: how far away a difference must be to be found. */
function reach({ level = 0.05, power = 0.8 }: PowerOptions): number {
  return normalQuantile(1 - level / 2) + normalQuantile(power);
}
