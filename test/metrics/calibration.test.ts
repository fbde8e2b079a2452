import { expect, it } from "vitest";
import calibration, { calibrationError } from "../../src/metrics/calibration.ts";
import { recordsOf } from "./doubles.ts";

it("is the distance of what is said from what happens, bin by bin", () => {
  // Of four answers with 0.75 three are right, of two with 0.15 one: (0 · 4 + 0.35 · 2) / 6.
  const said = (probability: number, rights: number[]) =>
    rights.map((right) => ({ probability, right: right === 1 }));
  const forecasts = [...said(0.75, [1, 1, 1, 0]), ...said(0.15, [1, 0])];
  expect(calibrationError(forecasts)).toBeCloseTo(0.7 / 6, 12);
  expect(calibrationError(said(1, [1, 1]))).toBe(0);
});

it("is told only of records that state a probability", () => {
  const records = recordsOf({ a: [1, 0], b: [1] });
  expect(calibration.of(records, { k: [1], seed: 1 })).toEqual({});
  const values = calibration.of(
    records.map((record) => ({ ...record, probability: 0.5 })),
    { k: [1], seed: 1 },
  );
  expect(values["brier-score"]).toMatchObject({ value: 0.25, ci: [0.25, 0.25], n: 3 });
  expect(values["calibration-error"]?.value).toBeCloseTo(Math.abs(0.5 - 2 / 3), 12);
});
