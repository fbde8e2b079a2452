import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { data } from "../../data.ts";

/** The rows of a recorded file. */
export function rowsOf<Row>(file: string): Row[] {
  const text = gunzipSync(readFileSync(data(file))).toString("utf8");
  return text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Row]));
}

export interface MatrixRow {
  task_id: string;
  tests: string[];
  test_freq: number[];
  solution_freq: number[];
  ground_truth: (0 | 1)[];
  /** A digit for each test; null when the program did not load or end. */
  matrix: (string | null)[];
}

export interface RunsRow {
  task_id: string;
  passing_runs: number;
  runs: { passed: boolean; code: string; duration_s: number | null; completion_tokens: number | null }[];
}

/** Of two wrong programs for the same task, how often they are the same: the mean over tasks with at least two. */
export function agreement(tasks: { key: string; count: number }[][]): number {
  const shares = tasks.flatMap((programs) => {
    const counts = new Map<string, number>();
    for (const { key, count } of programs) counts.set(key, (counts.get(key) ?? 0) + count);
    const n = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return n < 2 ? [] : [[...counts.values()].reduce((sum, c) => sum + c * (c - 1), 0) / (n * (n - 1))];
  });
  return mean(shares);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

/** Slope and intercept of a least squares line, and the standard deviation of ln(actual / predicted). */
export function lineThrough(points: readonly (readonly [number, number])[]) {
  const [x, y] = [mean(points.map((point) => point[0])), mean(points.map((point) => point[1]))];
  const slope =
    points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) /
    points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
  const first = y - slope * x;
  return {
    first,
    slope,
    spread: deviation(points.map((point) => Math.log(point[1] / (first + slope * point[0])))),
  };
}

/** Spearman's rank correlation, ties in order of appearance. */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const ranks = (values: readonly number[]) => {
    const order = values.map((value, index) => ({ value, index })).sort((x, y) => x.value - y.value);
    const rank: number[] = [];
    order.forEach(({ index }, place) => {
      rank[index] = place;
    });
    return rank;
  };
  const [x, y] = [ranks(a), ranks(b)];
  const middle = (a.length - 1) / 2;
  const covariance = x.reduce((sum, value, index) => sum + (value - middle) * (y[index]! - middle), 0);
  return covariance / x.reduce((sum, value) => sum + (value - middle) ** 2, 0);
}
