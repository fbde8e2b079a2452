import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../src/core/random.ts";
import {
  type Battle,
  bradleyTerry,
  bradleyTerryIntervals,
} from "../../../src/metrics/rating/bradley-terry.ts";
import { contestRating, contestScore, percentile, rankAmong } from "../../../src/metrics/rating/contest.ts";

describe("contest rating", () => {
  const seven = [800, 1000, 1200, 1400, 1600, 1800, 2000];

  it.each([
    [4, 1503.6],
    [5, 1296.4],
    [2, 1962.8],
  ])("rank %d of 8", (rank, wanted) => {
    expect(contestRating(seven, rank)).toMatchObject({ capped: false });
    expect(contestRating(seven, rank).rating).toBeCloseTo(wanted, 1);
  });

  it("the middle of two; the first and the last have no rating but a bound", () => {
    expect(contestRating([1400, 1600], 2).rating).toBeCloseTo(1500, 8);
    expect(contestRating([1400, 1600], 1, [0, 1700])).toEqual({ rating: 1700, capped: true });
    expect(contestRating([1400, 1600], 3)).toEqual({ rating: 0, capped: true });
    expect(() => contestRating([1400], 3)).toThrow(RangeError);
  });

  it("scores: points less 50 for each wrong attempt, or problems with ten minutes for each", () => {
    const solved = { accepted: true, wrong: 2 };
    expect(
      contestScore([
        { ...solved, points: 500 },
        { accepted: false, wrong: 8, points: 1000 },
      ]),
    ).toEqual({ score: 400, penaltyMinutes: 0 });
    expect(contestScore([solved, { accepted: true, wrong: 1 }])).toEqual({ score: 2, penaltyMinutes: 30 });
    expect(rankAmong(400, [900, 400, 400, 100])).toBe(3);
    expect(percentile(1500, [1000, 1400, 1500, 1600])).toBe(50);
  });
});

describe("Bradley–Terry", () => {
  const battle = (first: string, second: string, score: Battle["score"]): Battle => ({
    first,
    second,
    score,
  });

  it("three wins of four are 400 · log₁₀ 3 points", () => {
    const ratings = bradleyTerry(
      [1, 1, 1, 0].map((score) => battle("a", "b", score as 0 | 1)),
      0,
    );
    expect(ratings.get("a")! - ratings.get("b")!).toBeCloseTo(400 * Math.log10(3), 6);
    expect((ratings.get("a")! + ratings.get("b")!) / 2).toBeCloseTo(1000, 8);
  });

  it("ties are half wins; always winning stays finite", () => {
    const even = bradleyTerry([battle("a", "b", 0.5)]);
    expect(even.get("a")).toBeCloseTo(1000, 8);
    expect(Number.isFinite(bradleyTerry([battle("a", "b", 1)]).get("a"))).toBe(true);
  });

  it("finds the strengths that battles were drawn from, within its intervals", () => {
    const strength = { a: 1, b: 2, c: 4 };
    const random = seededRandom(3);
    const pairs = [
      ["a", "b"],
      ["b", "c"],
      ["a", "c"],
    ] as const;
    const battles = Array.from({ length: 900 }, (_, index) => {
      const [first, second] = pairs[index % 3]!;
      return battle(first, second, random() < strength[first] / (strength[first] + strength[second]) ? 1 : 0);
    });
    const ratings = bradleyTerryIntervals(battles, 1, 60);
    for (const [name, wanted] of [
      ["a", -1],
      ["b", 0],
      ["c", 1],
    ] as const) {
      const { ci } = ratings.get(name)!;
      const truth = 1000 + wanted * 400 * Math.log10(2);
      expect(ci[0]).toBeLessThan(truth + 5);
      expect(ci[1]).toBeGreaterThan(truth - 5);
    }
    expect(bradleyTerryIntervals(battles.toReversed(), 1, 5)).toEqual(bradleyTerryIntervals(battles, 1, 5));
  });
});
