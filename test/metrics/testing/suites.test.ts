import { expect, it } from "vitest";
import {
  coverage,
  failsThenPasses,
  mutationScore,
  testAccuracy,
  toxicity,
} from "../../../src/metrics/testing/suites.ts";

it("ten mutants, one equivalent, six killed, one out of time: 7/9", () => {
  expect(mutationScore({ mutants: 10, killed: 6, timedOut: 1, equivalent: 1 })).toBeCloseTo(7 / 9, 12);
  expect(mutationScore({ mutants: 1, killed: 0, equivalent: 1 })).toBeNull();
});

it("a suite may be accurate and toxic", () => {
  expect(testAccuracy([{ passesReference: true }, { passesReference: false }])).toBe(0.5);
  expect(toxicity([true, true, false, true])).toBe(0.25);
  expect([testAccuracy([]), toxicity([])]).toEqual([null, null]);
});

it("a test that cannot be imported reproduces nothing", () => {
  expect(failsThenPasses("assertion", "pass")).toBe(true);
  expect(failsThenPasses("reported-exception", "pass")).toBe(true);
  expect(failsThenPasses("other", "pass")).toBe(false);
  expect(failsThenPasses("assertion", "assertion")).toBe(false);
});

it("what has no branches is covered", () => {
  expect([coverage({ reached: 3, all: 4 }), coverage({ reached: 0, all: 0 })]).toEqual([0.75, 1]);
});
