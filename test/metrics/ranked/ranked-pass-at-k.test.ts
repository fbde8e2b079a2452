import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Ranked } from "../../../src/core/grid.ts";
import { passAtK } from "../../../src/metrics/pass-at-k.ts";
import { type RankedPool, rankedPassAtK } from "../../../src/metrics/ranked/ranked-pass-at-k.ts";

fc.configureGlobal({ seed: 2207_10397 });

/** Share of all equally likely sequences of picks that hold a right one, by walking through every sequence. */
function byEnumeration({ ranked, right, counts, picks }: RankedPool, k: number): number {
  const samplesOf = (members: number[]) =>
    members.flatMap((member) => Array<number>(picks === "distinct" ? 1 : (counts[member] ?? 0)).fill(member));
  const walk = (pick: number, groups: number[][]): { all: number; solved: number } => {
    if (pick === k) return { all: 1, solved: 0 };
    const place = pick % groups.length;
    const total = { all: 0, solved: 0 };
    (groups[place] ?? []).forEach((member, index, group) => {
      const left = picks === "unreplaced" ? groups.with(place, group.toSpliced(index, 1)) : groups;
      const rest = walk(pick + 1, left);
      total.all += rest.all;
      total.solved += right[member] ? rest.all : rest.solved;
    });
    return total;
  };
  const { all, solved } = walk(
    0,
    ranked.map(({ members }) => samplesOf(members)),
  );
  return solved / all;
}

const pools: fc.Arbitrary<RankedPool> = fc
  .array(
    fc.record({ place: fc.nat({ max: 3 }), right: fc.boolean(), count: fc.integer({ min: 1, max: 2 }) }),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .chain((candidates) => {
    const ranked: Ranked = [0, 1, 2].flatMap((place) => {
      const members = candidates.flatMap((candidate, index) => (candidate.place === place ? [index] : []));
      return members.length > 0 ? [{ score: -place, members }] : [];
    });
    return fc.record({
      ranked: fc.constant(ranked),
      right: fc.constant(candidates.map((candidate) => candidate.right)),
      counts: fc.constant(candidates.map((candidate) => candidate.count)),
      picks: fc.constantFrom("samples", "distinct", "unreplaced"),
    });
  });

describe("expected pass@k of a ranking", () => {
  it("equals the share of all sequences of random picks that hold a right one", () => {
    fc.assert(
      fc.property(pools, fc.integer({ min: 1, max: 4 }), (pool, k) => {
        const smallest = Math.min(...pool.ranked.map(({ members }) => members.length));
        fc.pre(pool.ranked.length > 0);
        fc.pre(pool.picks !== "unreplaced" || Math.ceil(k / pool.ranked.length) <= smallest);
        expect(rankedPassAtK(pool, k)).toBeCloseTo(byEnumeration(pool, k), 12);
      }),
    );
  });

  it("is plain pass@k over samples when nothing is ranked, whatever the picks", () => {
    const pool = { ranked: [], right: [true, false, false], counts: [2, 5, 3] };
    for (const picks of ["samples", "distinct", "unreplaced"] as const) {
      for (const k of [1, 3, 9])
        expect(rankedPassAtK({ ...pool, picks }, k)).toBeCloseTo(passAtK(10, 2, k), 12);
    }
  });

  it("is plain pass@k when all candidates are one group drawn without replacement", () => {
    const pool = {
      ranked: [{ score: 0, members: [0, 1, 2] }],
      right: [true, false, false],
      counts: [2, 5, 3],
    };
    expect(rankedPassAtK({ ...pool, picks: "unreplaced" }, 3)).toBeCloseTo(passAtK(10, 2, 3), 12);
    expect(rankedPassAtK({ ...pool, picks: "samples" }, 3)).toBeCloseTo(1 - 0.8 ** 3, 12);
    expect(rankedPassAtK({ ...pool, picks: "distinct" }, 3)).toBeCloseTo(1 - (2 / 3) ** 3, 12);
  });

  it("deals the picks round: three groups and four picks give the best group two", () => {
    const ranked = [[0, 1], [2, 3], [4]].map((members, place) => ({ score: -place, members }));
    const pool = {
      ranked,
      right: [true, false, true, false, false],
      counts: [1, 1, 1, 1, 1],
      picks: "samples" as const,
    };
    expect(rankedPassAtK(pool, 1)).toBe(0.5);
    expect(rankedPassAtK(pool, 2)).toBe(0.75);
    expect(rankedPassAtK(pool, 3)).toBe(0.75);
    expect(rankedPassAtK(pool, 4)).toBe(0.875);
  });

  it("submits everything when k is more than there is, and nothing when there is nothing", () => {
    const pool = { ranked: [], counts: [1, 1], picks: "samples" as const };
    expect(rankedPassAtK({ ...pool, right: [true, false] }, 10)).toBe(1);
    expect(rankedPassAtK({ ...pool, right: [false, false] }, 10)).toBe(0);
    expect(rankedPassAtK({ ...pool, right: [], counts: [] }, 1)).toBe(0);
  });
});
