import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Metric } from "../../src/core/metric.ts";
import { loadRoom, roomIds } from "../../src/core/room.ts";
import { recordsOf } from "../metrics/doubles.ts";

fc.configureGlobal({ seed: 3 });

const folder = new URL("../../src/metrics/", import.meta.url);
const metrics = await loadRoom<Metric>(folder, "metric");
const options = { k: [1, 2], seed: 7 };

const records = fc
  .dictionary(
    fc.stringMatching(/^[a-z]{1,4}$/),
    fc.array(fc.constantFrom(0, 0.1, 1 / 3, 0.7, 1), { minLength: 1, maxLength: 4 }),
    {
      maxKeys: 5,
    },
  )
  .map(recordsOf);

describe.each(roomIds(folder).map((id, index) => [id, metrics[index]!] as const))(
  "metric %s",
  (id, metric) => {
    it("says what it is", () => {
      expect(metric.id).toBe(id);
      expect(metric.title).not.toBe("");
      expect(metric.paper).toMatch(/\d{4}/);
    });

    it("has no value without records", () => {
      expect(metric.of([], options)).toEqual({});
    });

    it("gives finite values inside their intervals' reach, with the samples behind them", () => {
      fc.assert(
        fc.property(records, (records) => {
          for (const { value, ci, n } of Object.values(metric.of(records, options))) {
            expect([value, ...ci].every(Number.isFinite)).toBe(true);
            expect(ci[0]).toBeLessThanOrEqual(ci[1]);
            expect(n).toBeGreaterThan(0);
            expect(n).toBeLessThanOrEqual(records.length);
          }
        }),
        { numRuns: 20 },
      );
    });

    it("answers the same twice, in any order of records, and leaves its input alone", () => {
      fc.assert(
        fc.property(records, (records) => {
          const before = structuredClone(records);
          const values = metric.of(records, options);
          expect(metric.of(records, options)).toEqual(values);
          expect(metric.of([...records].reverse(), options)).toEqual(values);
          expect(records).toEqual(before);
        }),
        { numRuns: 20 },
      );
    });
  },
);
