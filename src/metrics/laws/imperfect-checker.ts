/** A share of problems on which a sample is right with the same probability. */
export interface ProblemClass {
  share: number;
  right: number;
}

/** Samples are drawn until a checker accepts one, at most K; then the method abstains, which is worth 0. */
export interface Checker {
  /** Probability that it accepts a right sample. */
  completeness: number;
  /** Probability that it rejects a wrong one. */
  soundness: number;
}

/**
 * Expected value of stopping at K samples, for K = 1 … most, when a right answer is worth 1 and a wrong one `wrong`
 * (below 0). Stroebl et al. 2024 ("Inference Scaling fLaws"), arXiv 2411.17501 The paper's notebook weighs
 * by the posterior twice; this is the formula of its text.
 */
export function expectedValues(
  classes: readonly ProblemClass[],
  checker: Checker,
  wrong: number,
  most: number,
): number[] {
  let total = 0;
  return Array.from({ length: most }, (_, attempt) => {
    for (const { share, right } of classes) {
      const { acceptRight, acceptWrong, reject } = outcomesOf(right, checker);
      total += share * reject ** attempt * (acceptRight + wrong * acceptWrong);
    }
    return total;
  });
}

/**
 * The best number of samples and what it is worth; 0 samples when any would lose. The smallest of equals. With one class
 * every further sample is worth as much as the first, relative to how often it is reached: then the best is 0 or `most`.
 */
export function bestAttempts(
  classes: readonly ProblemClass[],
  checker: Checker,
  wrong: number,
  most = 1000,
): { attempts: number; value: number } {
  const values = expectedValues(classes, checker, wrong, most);
  let best = { attempts: 0, value: 0 };
  values.forEach((value, index) => {
    if (value > best.value + 1e-12) best = { attempts: index + 1, value };
  });
  return best;
}

/** Share of problems answered rightly after K samples; with K infinite, the ceiling that no sampling gets past. */
export function accuracyAfter(
  classes: readonly ProblemClass[],
  checker: Checker,
  attempts = Number.POSITIVE_INFINITY,
): number {
  return classes.reduce((sum, { share, right }) => {
    const { acceptRight, reject } = outcomesOf(right, checker);
    const tries = reject === 1 ? Math.min(attempts, 1) : (1 - reject ** attempts) / (1 - reject);
    return sum + share * acceptRight * tries;
  }, 0);
}

function outcomesOf(right: number, { completeness, soundness }: Checker) {
  const acceptRight = completeness * right;
  const acceptWrong = (1 - soundness) * (1 - right);
  return { acceptRight, acceptWrong, reject: 1 - acceptRight - acceptWrong };
}
