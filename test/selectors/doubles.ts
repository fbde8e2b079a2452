import fc from "fast-check";
import type { Grid } from "../../src/core/grid.ts";

/** A grid from rows of 0s and 1s; `null` is a candidate that did not run. Counts default to 1. */
export function gridOf(
  rows: (string | null)[],
  counts: { programs?: number[]; tests?: number[] } = {},
): Grid {
  const width = Math.max(0, ...rows.map((row) => row?.length ?? 0));
  const columns = Array.from({ length: width }, (_, index) => index);
  return {
    candidates: rows.map((row, index) => ({
      id: String(index),
      text: `program ${index}`,
      count: counts.programs?.[index] ?? 1,
      ran: row !== null,
      passes: columns.map((column) => row?.[column] === "1"),
    })),
    tests: columns.map((index) => ({
      code: `test ${index}`,
      count: counts.tests?.[index] ?? 1,
      packable: true,
    })),
  };
}

/** Grids of up to `most` rows and columns, with repeats and rows that did not run. */
export function grids(most = 6): fc.Arbitrary<Grid> {
  return fc.integer({ min: 0, max: most }).chain((width) =>
    fc
      .array(
        fc.record({
          count: fc.integer({ min: 1, max: 4 }),
          ran: fc.boolean(),
          passes: fc.array(fc.boolean(), { minLength: width, maxLength: width }),
        }),
        { maxLength: most },
      )
      .chain((rows) =>
        fc.record({
          candidates: fc.constant(
            rows.map((row, index) => ({
              ...row,
              id: String(index),
              text: `program ${index}`,
              passes: row.passes.map((pass) => pass && row.ran),
            })),
          ),
          tests: fc
            .array(fc.integer({ min: 1, max: 4 }), { minLength: width, maxLength: width })
            .map((counts) =>
              counts.map((count, index) => ({ code: `test ${index}`, count, packable: true })),
            ),
        }),
      ),
  );
}

/** Five programs by four tests on which CodeT and B4 disagree on purpose. */
export const TOY = gridOf(["1110", "1110", "1011", "0011", "1111"]);
