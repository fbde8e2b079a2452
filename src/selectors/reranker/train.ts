/** One task: features of its candidates (null: left out) and which are right. */
export interface Example {
  features: readonly (readonly number[] | null)[];
  right: readonly boolean[];
}

/** Pairs of one task at most, spread evenly, so that no task with many samples decides alone. */
const PAIRS = 60;

/**
 * Weights such that right programs score above wrong ones of the same task (Bradley–Terry: logistic regression on
 * differences, with a ridge). After the first fit, wrong programs that score above a right one are hard negatives: their
 * pairs count `hard` times in the second fit. Deterministic.
 */
export function trainReranker(examples: readonly Example[], { ridge = 1, hard = 3 } = {}): number[] {
  const pairs = examples.flatMap(pairsOf);
  const first = fitted(
    pairs.map((difference) => ({ difference, weight: 1 })),
    ridge,
  );
  return fitted(
    pairs.map((difference) => ({ difference, weight: dot(first, difference) < 0 ? hard : 1 })),
    ridge,
  );
}

export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, each, index) => sum + each * b[index]!, 0);
}

function pairsOf({ features, right }: Example): number[][] {
  const known = features.flatMap((each, index) => (each ? [{ each, right: right[index]! }] : []));
  const [rights, wrongs] = [known.filter((one) => one.right), known.filter((one) => !one.right)];
  const count = rights.length * wrongs.length;
  const step = Math.max(1, Math.floor(count / PAIRS));
  return Array.from({ length: Math.floor(count / step) }, (_, place) => {
    const at = place * step;
    const { each: good } = rights[at % rights.length]!;
    const { each: bad } = wrongs[Math.floor(at / rights.length)]!;
    return good.map((value, index) => value - bad[index]!);
  });
}

/** Gradient descent with a step that never overshoots: the loss is convex and its curvature bounded. */
function fitted(pairs: readonly { difference: number[]; weight: number }[], ridge: number): number[] {
  const size = pairs[0]?.difference.length ?? 0;
  const curvature = pairs.reduce(
    (sum, { difference, weight }) => sum + (weight * dot(difference, difference)) / 4,
    ridge,
  );
  const weights = new Array<number>(size).fill(0);
  for (let round = 0; round < 2000; round++) {
    const gradient = weights.map((weight) => ridge * weight);
    for (const { difference, weight } of pairs) {
      const slope = weight / (1 + Math.exp(dot(weights, difference)));
      difference.forEach((value, index) => {
        gradient[index]! -= slope * value;
      });
    }
    gradient.forEach((value, index) => {
      weights[index]! -= value / curvature;
    });
    if (Math.hypot(...gradient) < 1e-6 * curvature) break;
  }
  return weights;
}
