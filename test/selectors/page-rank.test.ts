import fc from "fast-check";
import { expect, it } from "vitest";
import pageRank, { mutualScores } from "../../src/selectors/page-rank.ts";
import { grids, TOY } from "./doubles.ts";

const rounded = (numbers: number[], digits: number) => numbers.map((each) => Number(each.toFixed(digits)));

it("scores the toy as worked by hand after one round", () => {
  const { programs, tests } = mutualScores(TOY, { damping: 0.85, rounds: 1, repeats: true });
  expect(rounded(programs, 2)).toEqual([2.7, 2.7, 2.7, 1.85, 3.55]);
  expect(rounded(tests, 2)).toEqual([3.55, 2.7, 4.4, 2.7]);
});

it("ranks the toy after ten rounds: the program that passes everything first, unlike CodeT", () => {
  const ranked = pageRank.rank(TOY, pageRank.options);
  expect(ranked.map(({ members }) => members)).toEqual([[4], [0, 1], [2], [3]]);
  expect(
    rounded(
      ranked.map(({ score }) => score),
      4,
    ),
  ).toEqual([1, 0.8128, 0.7856, 0.5071]);
});

it("tends to the first singular vectors of the grid: applying it again changes nothing but the length", () => {
  const { programs } = mutualScores(TOY, { damping: 0.85, rounds: 500, repeats: true });
  const links = TOY.candidates.map(({ passes }) => passes.map(Number));
  const tests = TOY.tests.map((_, column) =>
    links.reduce((sum, row, i) => sum + row[column]! * programs[i]!, 0),
  );
  const again = links.map((row) => row.reduce((sum, link, column) => sum + link * tests[column]!, 0));
  const scale = again[0]! / programs[0]!;
  expect(
    rounded(
      again.map((each) => each / scale / programs[0]!),
      9,
    ),
  ).toEqual(
    rounded(
      programs.map((each) => each / programs[0]!),
      9,
    ),
  );
});

it("stays finite however long it runs", () => {
  fc.assert(
    fc.property(grids(), (grid) => {
      const { programs, tests } = mutualScores(grid, { damping: 0.85, rounds: 500, repeats: true });
      expect([...programs, ...tests].every(Number.isFinite)).toBe(true);
    }),
    { numRuns: 20 },
  );
});
