import type { Grid } from "../../core/grid.ts";

/** The columns about one input, and whether they are rival answers (see `GridTest.input`) or one test. */
export interface Input {
  columns: number[];
  rivals: boolean;
}

/** The inputs of a grid: rival columns together, every other test alone. */
export function inputsOf(grid: Grid): Input[] {
  const inputs = new Map<string, Input>();
  grid.tests.forEach(({ input }, column) => {
    const key = input === undefined ? `#${column}` : `=${input}`;
    const known = inputs.get(key);
    if (known) known.columns.push(column);
    else inputs.set(key, { columns: [column], rivals: input !== undefined });
  });
  return [...inputs.values()];
}

/**
 * What a candidate answered to an input: the column it passes, or for a lone test whether it passes (-1: not).
 * Null is a crash: it passes none of several rival answers.
 */
export function answerTo({ columns, rivals }: Input, passes: readonly boolean[]): number | null {
  return columns.find((column) => passes[column]) ?? (rivals ? null : -1);
}
