import fc from "fast-check";
import { expect, it } from "vitest";
import type { Grid } from "../../src/core/grid.ts";
import functionalConsensus from "../../src/selectors/functional-consensus.ts";
import majority from "../../src/selectors/majority.ts";
import mbrExec from "../../src/selectors/mbr-exec.ts";
import { gridOf } from "./doubles.ts";

/** A grid of answers: rows of values, one for each input; null is a crash. */
function answers(rows: (number | null)[][], counts: number[] = []): Grid {
  const inputs = rows[0]?.map((_, index) => index) ?? [];
  const columns = inputs.flatMap((input) => {
    const values = new Set(rows.flatMap((row) => row[input] ?? []));
    return [...values].map((value) => ({ input, value }));
  });
  return {
    candidates: rows.map((row, index) => ({
      id: String(index),
      text: `program ${index}`,
      count: counts[index] ?? 1,
      ran: true,
      passes: columns.map(({ input, value }) => row[input] === value),
    })),
    tests: columns.map(({ input, value }) => ({
      code: `f(${input}) gives ${value}`,
      count: 1,
      packable: true,
      input: String(input),
    })),
  };
}

const CARD = answers([
  [1, 2],
  [1, 2],
  [1, 3],
  [null, 2],
]);

it("functional consensus scores the card's four programs 4, 4, 2 and −98", () => {
  expect(functionalConsensus.rank(CARD, functionalConsensus.options)).toEqual([
    { score: 4, members: [0, 1] },
    { score: 2, members: [2] },
    { score: -98, members: [3] },
  ]);
});

it("without crashes its winner has most equal answers, over all inputs and programs", () => {
  const rows = fc.array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2)), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(rows, (values) => {
      const agreements = values.map((row) =>
        values.reduce((sum, other) => sum + row.filter((value, input) => value === other[input]).length, 0),
      );
      const [best] = functionalConsensus.rank(answers(values), functionalConsensus.options);
      for (const member of best!.members) expect(agreements[member]).toBe(Math.max(...agreements));
    }),
  );
});

it("MBR-Exec counts programs with all the same answers; a crash agrees with nothing", () => {
  const crashed = answers([[null], [null], [null], [1], [1], [2]]);
  expect(mbrExec.rank(crashed, mbrExec.options)).toEqual([
    { score: 2, members: [3, 4] },
    { score: 1, members: [5] },
    { score: 0, members: [0, 1, 2] },
  ]);
  // With one input it is the majority vote of samples.
  const voted = answers([[1], [2]], [2, 3]);
  expect(mbrExec.rank(voted, mbrExec.options)[0]).toEqual({ score: 3, members: [1] });
});

it("on plain tests, to fail alike is to answer alike", () => {
  const [best] = functionalConsensus.rank(gridOf(["00", "00", "11"]), functionalConsensus.options);
  expect(best).toEqual({ score: 2, members: [0, 1] });
});

it("majority goes by how often a text was sampled", () => {
  const grid = gridOf(["1", null, "0"], { programs: [2, 3, 2] });
  expect(majority.rank(grid, {})).toEqual([
    { score: 3, members: [1] },
    { score: 2, members: [0, 2] },
  ]);
});
