import { describe, expect, it } from "vitest";
import largestGroup from "../../src/selectors/largest-group.ts";
import mostPassed from "../../src/selectors/most-passed.ts";
import random from "../../src/selectors/random.ts";
import { gridOf, TOY } from "./doubles.ts";

describe("most passed", () => {
  it("ranks by tests passed, ties together, nothing passed last, not run left out", () => {
    const grid = gridOf(["110", "011", "111", "000", null]);
    expect(mostPassed.rank(grid, { repeats: true })).toEqual([
      { score: 3, members: [2] },
      { score: 2, members: [0, 1] },
      { score: 0, members: [3] },
    ]);
  });

  it("counts a test as often as it was sampled, unless told otherwise", () => {
    const grid = gridOf(["110", "001"], { tests: [1, 1, 5] });
    expect(mostPassed.rank(grid, { repeats: true })[0]?.members).toEqual([1]);
    expect(mostPassed.rank(grid, { repeats: false })[0]?.members).toEqual([0]);
  });
});

describe("largest group", () => {
  it("ranks by how many behave alike", () => {
    expect(largestGroup.rank(TOY, { repeats: true })).toEqual([
      { score: 2, members: [0, 1] },
      { score: 1, members: [2, 3, 4] },
    ]);
    const often = gridOf(["10", "10", "01", null], { programs: [1, 1, 3, 9] });
    expect(largestGroup.rank(often, { repeats: true })[0]?.members).toEqual([2]);
    expect(largestGroup.rank(often, { repeats: false })[0]?.members).toEqual([0, 1]);
  });
});

describe("random", () => {
  it("makes no difference between candidates, run or not", () => {
    expect(random.rank(gridOf(["1", null, "0"]), {})).toEqual([{ score: 0, members: [0, 1, 2] }]);
  });
});
