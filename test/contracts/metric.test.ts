import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Metric, MetricOptions } from "../../src/core/metric.ts";
import type { SampleRecord } from "../../src/core/record.ts";
import { loadRoom, roomIds } from "../../src/core/room.ts";
import type { Check, Measured } from "../../src/core/verdict.ts";
import { recordsOf } from "../metrics/doubles.ts";

fc.configureGlobal({ seed: 3 });

const folder = new URL("../../src/metrics/", import.meta.url);
const metrics = await loadRoom<Metric>(folder, "metric");
const PROGRAMS = [
  "",
  "def f(x):\n    return x\n",
  "f = open('x')\nfor a in f:\n    print(a)",
  "def (",
  "x = 1  # é",
];
const PARTS = [
  ...["functional", "security", "public", "constraint", "coverage", "state", "path", "output"],
  ...["level-0", "level-1", "stress", "known-solutions", "ranking", "lines"],
  ...["right-program", "buggy-program", "mutant", "choice"],
];
const UNITS: Record<string, Measured["unit"]> = {
  "level-1": "seconds",
  stress: "instructions",
  "known-solutions": "instructions",
  ranking: "grade",
  lines: "share",
};
const letters = [..."abcdefghijklmnopqrstuvwxyz"];
const options: MetricOptions = {
  k: [1, 2],
  seed: 7,
  references: new Map(letters.map((letter, index) => [letter, [PROGRAMS[1]!, `y = ${index}`]])),
  variants: new Map([["b", "a"]]),
};

/** A record with everything that some metric needs, made from its place. */
function rich(record: SampleRecord, index: number): SampleRecord {
  const checks = PARTS.map((part, test): Check => {
    const outcome = (index + test) % 3 === 0 ? "pass" : "fail";
    const unit = UNITS[part];
    const measured = unit && { unit, values: [1 + ((index + test) % 3), 1], references: [2, 1, 3] };
    const output = outcome === "pass" ? "" : "ValueError: no";
    return { test, part, outcome, output, ...(measured && { measured }) };
  });
  return {
    ...record,
    program: PROGRAMS[index % PROGRAMS.length]!,
    probability: (index % 5) / 4,
    verdict: { ...record.verdict, checks: index % 4 === 3 ? [] : checks },
  };
}

const records = fc
  .dictionary(
    fc.constantFrom(...letters),
    fc.array(fc.constantFrom(0, 0.1, 1 / 3, 0.7, 1), { minLength: 1, maxLength: 4 }),
    {
      maxKeys: 5,
    },
  )
  .chain((tasks) => {
    const plain = recordsOf(tasks);
    return fc.constantFrom(plain, plain.map(rich));
  });

describe.each(roomIds(folder).map((id, index) => [id, metrics[index]!] as const))(
  "metric %s",
  (id, metric) => {
    beforeAll(() => metric.ready?.(["python"]));

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
