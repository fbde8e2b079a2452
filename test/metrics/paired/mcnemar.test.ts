import fc from "fast-check";
import { expect, it } from "vitest";
import { discordant, mcnemar } from "../../../src/metrics/paired/mcnemar.ts";

fc.configureGlobal({ seed: 1947 });

it("8 against 2 is p = 0.1094, and 0.0654 with half of the observed table", () => {
  // 2 · (1 + 10 + 45) / 1024; mid-p takes away 45 / 1024.
  expect(mcnemar({ first: 8, second: 2 })).toBeCloseTo(112 / 1024, 12);
  expect(mcnemar({ first: 8, second: 2 }, { midP: true })).toBeCloseTo(67 / 1024, 12);
  expect(mcnemar({ first: 3, second: 3 })).toBe(1);
  expect(mcnemar({ first: 0, second: 0 })).toBe(1);
  expect(mcnemar({ first: 0, second: 0 }, { midP: true })).toBe(1);
});

it("is the share of all coin throws that are at least as one-sided", () => {
  fc.assert(
    fc.property(fc.nat(7), fc.nat(7), (first, second) => {
      const n = first + second;
      const ways = Array.from({ length: 2 ** n }, (_, way) => way.toString(2).replaceAll("0", "").length);
      const far = (heads: number) => Math.abs(heads - n / 2);
      const extreme = ways.filter((heads) => far(heads) >= far(first)).length;
      expect(mcnemar({ first, second })).toBeCloseTo(extreme / ways.length, 10);
      expect(mcnemar({ first: second, second: first })).toBeCloseTo(mcnemar({ first, second }), 12);
      const mid = mcnemar({ first, second }, { midP: true });
      expect(mid).toBeLessThanOrEqual(mcnemar({ first, second }) + 1e-12);
    }),
  );
});

it("counts where two differ", () => {
  expect(discordant([true, true, false, false], [true, false, true, true])).toEqual({ first: 1, second: 2 });
});

it("does not overflow", () => {
  expect(mcnemar({ first: 5000, second: 5000 })).toBe(1);
  expect(mcnemar({ first: 6000, second: 4000 })).toBeLessThan(1e-80);
});
