import { mean } from "../problems/mean.ts";

/**
 * Pearson's r. With 0/1 for one of the two it is the point-biserial correlation. Null when one of them is constant or
 * there are fewer than two: it is then undefined, not 0. Throws a RangeError when the lengths differ.
 */
export function pearson(x: readonly number[], y: readonly number[]): number | null {
  if (x.length !== y.length) throw new RangeError(`${x.length} values beside ${y.length}`);
  if (x.length < 2) return null;
  const [mx, my] = [mean(x), mean(y)];
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [dx, dy] = [x[i]! - mx, y[i]! - my];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  // Rounding of the mean alone can make a constant look as if it varied.
  const isConstant = (values: readonly number[]) => values.every((value) => value === values[0]);
  if (isConstant(x) || isConstant(y) || xx === 0 || yy === 0) return null;
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}

/** r between a score and a verdict (Pearson's r with 1 for true): Lev 1949. Null when undefined. */
export function pointBiserial(scores: readonly number[], right: readonly boolean[]): number | null {
  return pearson(scores, right.map(Number));
}
