import { expect, it } from "vitest";
import { wilson } from "../../../src/metrics/interval/wilson.ts";

it("is Wilson's: half of 164, all of 164, none of 10", () => {
  const [low, high] = wilson(82, 164);
  expect(low).toBeCloseTo(0.4244, 4);
  expect(high).toBeCloseTo(0.5756, 4);
  expect(wilson(164, 164)[0]).toBeCloseTo(0.9771, 4);
  expect(wilson(164, 164)[1]).toBe(1);
  expect(wilson(0, 10)[0]).toBe(0);
});

it("holds the shares that a score test at the same level does not reject", () => {
  const [low, high] = wilson(7, 20);
  for (const edge of [low, high]) {
    const z = (7 / 20 - edge) / Math.sqrt((edge * (1 - edge)) / 20);
    expect(Math.abs(z)).toBeCloseTo(1.959964, 5);
  }
});
