import fc from "fast-check";
import { describe, expect, it } from "vitest";
import dualAgreement from "../../src/selectors/dual-agreement.ts";
import { gridOf, grids, TOY } from "./doubles.ts";

fc.configureGlobal({ seed: 2207_10397 });

const rank = (grid: Parameters<typeof dualAgreement.rank>[0], options = {}) =>
  dualAgreement.rank(grid, { ...dualAgreement.options, ...options });

describe("dual agreement", () => {
  it("scores the five-by-four toy and picks the pair that agrees", () => {
    expect(rank(TOY)).toEqual([
      { score: Math.sqrt(18), members: [0, 1] },
      { score: 4, members: [4] },
      { score: 3, members: [2] },
      { score: 2, members: [3] },
    ]);
  });

  it("follows the released program where the paper's formula differs", () => {
    const grid = gridOf(["110", "110", "111"]);
    expect(rank(grid)[0]?.members).toEqual([2]);
    expect(rank(grid, { groupWeight: "size" })[0]?.members).toEqual([0, 1]);
  });

  it("counts repeats of programs and of tests", () => {
    const grid = gridOf(["10", "01"], { programs: [9, 1], tests: [1, 2] });
    expect(rank(grid).map(({ score }) => score)).toEqual([3, 2]);
    expect(rank(grid, { repeats: false })).toEqual([{ score: 1, members: [0, 1] }]);
  });

  it("ties groups whose scores are equal but computed from different roots", () => {
    const grid = gridOf(["1000", "0111"], { programs: [18, 2] });
    expect(rank(grid)).toEqual([{ score: Math.sqrt(18), members: [0, 1] }]);
  });

  it("leaves out what passes nothing, and has no opinion when nothing passes", () => {
    expect(rank(gridOf(["00", "01", null]))).toEqual([{ score: 1, members: [1] }]);
    expect(rank(gridOf(["00", "00", null]))).toEqual([]);
  });

  it("is not changed by a test that everyone fails", () => {
    fc.assert(
      fc.property(grids(), (grid) => {
        const wider = {
          candidates: grid.candidates.map((each) => ({ ...each, passes: [...each.passes, false] })),
          tests: [...grid.tests, { code: "hard", count: 3, packable: true }],
        };
        expect(rank(wider)).toEqual(rank(grid));
      }),
    );
  });

  it("multiplies every score by √2 when every program is sampled twice as often", () => {
    fc.assert(
      fc.property(grids(), (grid) => {
        const candidates = grid.candidates.map((each) => ({ ...each, count: 2 * each.count }));
        const [once, twice] = [rank(grid), rank({ ...grid, candidates })];
        expect(twice.map(({ members }) => members)).toEqual(once.map(({ members }) => members));
        twice.forEach(({ score }, index) => {
          expect(score).toBeCloseTo(Math.SQRT2 * (once[index]?.score ?? 0), 9);
        });
      }),
    );
  });

  it("keeps candidates with the same row together", () => {
    fc.assert(
      fc.property(grids(), (grid) => {
        const placeOf = new Map(rank(grid).flatMap(({ members }, place) => members.map((m) => [m, place])));
        const seen = new Map<string, number | undefined>();
        grid.candidates.forEach(({ ran, passes }, index) => {
          const row = `${ran} ${passes}`;
          if (seen.has(row)) expect(placeOf.get(index)).toBe(seen.get(row));
          seen.set(row, placeOf.get(index));
        });
      }),
    );
  });
});
