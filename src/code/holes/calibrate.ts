import { AssayError } from "../../core/errors.ts";

/**
 * How many of n calibration programs may be wrong so that, with confidence 1 − δ, at most a share ε of all will be:
 * the largest h with P(Binomial(n, ε) ≤ h) ≤ δ. Khakhar, Mell and Bastani 2023, arXiv 2302.08703
 *
 * @throws AssayError BAD_OPTION when n is too small to promise anything.
 */
export function allowedErrors(n: number, epsilon: number, delta: number): number {
  let term = n * Math.log(1 - epsilon);
  let sum = 0;
  let allowed = -1;
  for (let h = 0; h <= n; h++) {
    sum += Math.exp(term);
    if (sum > delta) break;
    allowed = h;
    term += Math.log((n - h) / (h + 1)) + Math.log(epsilon / (1 - epsilon));
  }
  if (allowed >= 0) return allowed;
  const needed = Math.ceil(Math.log(delta) / Math.log(1 - epsilon));
  throw new AssayError("BAD_OPTION", `${n} programs cannot promise ε = ${epsilon} with δ = ${delta}`, {
    fix: `calibrate on at least ${needed}`,
  });
}

/**
 * The loosest cost limit, which takes the fewest parts out, such that the promise holds: at most {@link allowedErrors}
 * calibration programs are wrong at it and at every tighter one. Zero, which keeps only what is free, when none does.
 *
 * @param wrongAt for each calibration program whether what a limit keeps of it is no part of the right program.
 */
export function calibratedLimit(
  wrongAt: readonly ((limit: number) => boolean)[],
  limits: readonly number[],
  epsilon: number,
  delta: number,
): number {
  const allowed = allowedErrors(wrongAt.length, epsilon, delta);
  let best = 0;
  for (const limit of [...limits].sort((a, b) => a - b)) {
    if (wrongAt.filter((wrong) => wrong(limit)).length > allowed) break;
    best = limit;
  }
  return best;
}
