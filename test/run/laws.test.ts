import { expect, it } from "vitest";
import { lawsOf } from "../../src/run/laws.ts";
import { recordsOf } from "../metrics/doubles.ts";

const checker = { completeness: 1, soundness: 0.75, wrong: -1, most: 50 };

it("takes every task as a class with the rate of its samples", () => {
  const laws = lawsOf(recordsOf({ a: [1, 1, 1, 0], b: [1, 0, 0, 0] }), checker);
  expect(laws).toMatchObject({ tasks: 2, samples: 8 });
  expect(laws.curve.map(({ k }) => k)).toEqual([1, 2, 3, 4]);
  expect(laws.curve[0]?.coverage).toBe(0.5);
  // One sample: ½ (¾ − ¼ · ¼) + ½ (¼ − ¼ · ¾); a second one helps where the first was rejected.
  expect(laws.best.attempts).toBeGreaterThan(0);
  expect(laws.ceiling).toBeCloseTo(0.5 * (0.75 / 0.8125) + 0.5 * (0.25 / 0.4375), 12);
});

it("fits nothing to a run without spread, and refuses an empty one", () => {
  expect(lawsOf(recordsOf({ a: [1, 1, 1, 1] }), checker).law).toBeNull();
  expect(() => lawsOf([], checker)).toThrow("no records yet");
});
