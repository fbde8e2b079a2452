import { seededRandom } from "../../core/random.ts";
import { bootstrapMean } from "../interval/bootstrap-mean.ts";
import { sampleVariance } from "../interval/variance.ts";
import { mean } from "../problems/mean.ts";

/** How far two answers to the same problems are apart. */
export interface Difference {
  /** Mean of second − first. */
  value: number;
  /** 95 % interval from resampling problems; both values of a problem are drawn together. */
  ci: [number, number];
  /** Standard error of the mean difference. NaN for one problem. */
  standardError: number;
  /** Two-sided, by flipping signs: were both equally good, a problem's difference could as well be the other way. */
  p: number;
  /** Whether `p` counts every way to flip, or a random 20 000 of them. */
  exact: boolean;
  /** Problems. */
  n: number;
}

const RESAMPLES = 20_000;
/** Differences that are not 0, up to which every way to flip them is counted: 65 536 ways. */
const COUNTED = 16;

/**
 * The difference of two methods on the same problems, one value a problem (a rate, a score, 0 or 1): `first[i]` and
 * `second[i]` belong together. Pairing removes the variance between problems, which is most of it. The same values and
 * seed give the same result in any order of problems. Efron 1979; Fisher 1935; Miller 2024, arXiv 2411.00640, section 4
 *
 * @throws RangeError when there is none, or the lengths differ.
 */
export function pairedDifference(
  first: readonly number[],
  second: readonly number[],
  seed: number,
): Difference {
  if (first.length === 0 || first.length !== second.length)
    throw new RangeError(`needs one pair of values or more, not ${first.length} and ${second.length}`);
  const differences = first.map((value, problem) => second[problem]! - value);
  const { value, ci } = bootstrapMean(differences, seed);
  return {
    value,
    ci,
    standardError: Math.sqrt(sampleVariance(differences) / differences.length),
    ...signFlip(differences, seed),
    n: differences.length,
  };
}

/** Sign-flip permutation test that the mean of the differences is 0, two-sided. */
export function signFlip(differences: readonly number[], seed: number): { p: number; exact: boolean } {
  const sizes = Float64Array.from(differences.filter((value) => value !== 0).map(Math.abs)).sort();
  if (sizes.length === 0) return { p: 1, exact: true };
  // Sums of the same numbers in another order differ in the last bits; those must not decide.
  const observed = Math.abs(mean(differences) * differences.length) - 1e-9 * sizes.at(-1)!;
  if (sizes.length <= COUNTED) {
    const ways = 2 ** sizes.length;
    let extreme = 0;
    for (let way = 0; way < ways; way++) {
      let sum = 0;
      for (let i = 0; i < sizes.length; i++) sum += way & (1 << i) ? -sizes[i]! : sizes[i]!;
      if (Math.abs(sum) >= observed) extreme++;
    }
    return { p: extreme / ways, exact: true };
  }
  const random = seededRandom(`sign-flip ${seed}`);
  let extreme = 0;
  for (let draw = 0; draw < RESAMPLES; draw++) {
    let sum = 0;
    for (const size of sizes) sum += random() < 0.5 ? -size : size;
    if (Math.abs(sum) >= observed) extreme++;
  }
  return { p: (extreme + 1) / (RESAMPLES + 1), exact: false };
}
