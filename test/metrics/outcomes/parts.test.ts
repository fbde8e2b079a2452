import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SampleRecord } from "../../../src/core/record.ts";
import byPart from "../../../src/metrics/by-part.ts";
import codeif, { instructionRates } from "../../../src/metrics/codeif.ts";
import funcSec from "../../../src/metrics/func-sec-at-k.ts";
import consistency, { incrementalConsistency } from "../../../src/metrics/incremental-consistency.ts";
import nAtKMetric, { nAtK } from "../../../src/metrics/n-at-k.ts";
import { passAtK } from "../../../src/metrics/pass-at-k.ts";
import robust, { robustness } from "../../../src/metrics/robust-pass.ts";
import secure, { secureAtK, vulnerableAtK } from "../../../src/metrics/secure-at-k.ts";
import spread from "../../../src/metrics/spread.ts";
import { choices } from "../choices.ts";
import { recordOf, recordsOf } from "../doubles.ts";

fc.configureGlobal({ seed: 2203 });

const options = { k: [1, 2], seed: 0 };

/** A record whose checks are named by part: upper case passes. */
function parted(task: string, attempt: number, checks: [part: string, pass: boolean][]): SampleRecord {
  const pass = checks.length > 0 && checks.every(([, passed]) => passed);
  const record = recordOf(task, attempt, Number(pass));
  record.verdict.checks = checks.map(([part, passed], test) => ({
    test,
    part,
    outcome: passed ? "pass" : "fail",
    output: "",
  }));
  return record;
}

describe("n@k", () => {
  it("four samples, two pass, one right, two drawn, one submitted: 5/12", () => {
    expect(nAtK({ samples: 4, passing: 2, right: 1 }, 1, 2)).toBeCloseTo(5 / 12, 10);
    expect(nAtK({ samples: 10, passing: 4, right: 2 }, 2, 5)).toBeCloseTo(0.734127, 6);
    expect(nAtK({ samples: 9, passing: 9, right: 2 }, 4, 4)).toBeCloseTo(passAtK(9, 2, 4), 10);
    expect(() => nAtK({ samples: 2, passing: 1, right: 2 }, 1, 1)).toThrow(RangeError);
  });

  it("is the mean over all draws and all submissions", () => {
    const counts = fc
      .tuple(
        fc.integer({ min: 1, max: 6 }),
        fc.nat(6),
        fc.nat(6),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 3 }),
      )
      .filter(([samples, passing, right, k]) => passing <= samples && right <= passing && k <= samples);
    fc.assert(
      fc.property(counts, ([samples, passing, right, k, n]) => {
        const solved = choices(samples, k).map((drawn) => {
          const some = drawn.filter((sample) => sample < passing);
          const submissions = choices(some.length, Math.min(n, some.length)).map((each) =>
            each.map((i) => some[i]!),
          );
          return (
            submissions.filter((each) => each.some((sample) => sample < right)).length / submissions.length
          );
        });
        const mean = solved.reduce((sum, value) => sum + value, 0) / solved.length;
        expect(nAtK({ samples, passing, right }, n, k)).toBeCloseTo(mean, 10);
      }),
    );
  });

  it("filters by the checks of the part public", () => {
    const records = [
      parted("a", 0, [
        ["public", true],
        ["hidden", true],
      ]),
      parted("a", 1, [
        ["public", false],
        ["hidden", true],
      ]),
    ];
    const values = nAtKMetric.of(records, options);
    expect(values["1@1"]?.value).toBeCloseTo(0.5, 12);
    expect(values["2@2"]?.value).toBeCloseTo(1, 12);
    expect(nAtKMetric.of(recordsOf({ a: [1] }), options)).toEqual({});
  });
});

describe("parts", () => {
  it("func-sec: five samples, four work, two of them securely", () => {
    const both = (functional: boolean, security: boolean) =>
      [
        ["functional", functional],
        ["security", security],
      ] as [string, boolean][];
    const records = [
      both(true, true),
      both(true, true),
      both(true, false),
      both(true, false),
      both(false, true),
    ].map((checks, attempt) => parted("a", attempt, checks));
    const values = funcSec.of(records, options);
    expect(values["func@1"]?.value).toBeCloseTo(0.8, 12);
    expect(values["func-sec@1"]?.value).toBeCloseTo(0.4, 12);
    expect(values["func-sec@2"]?.value).toBeCloseTo(0.7, 12);
    expect(byPart.of(records, options)["security-pass@1"]?.value).toBeCloseTo(0.6, 12);
    expect(secure.of(records, options)["secure@1"]?.value).toBeCloseTo(0.6, 12);
    // A program that does not load has no checks: that proves nothing.
    const broken = parted("b", 0, []);
    expect(funcSec.of([records[0]!, broken], options)["func@1"]?.value).toBe(0.5);
    expect(secure.of([records[0]!, broken], options)["vulnerable@1"]?.value).toBe(0.5);
    expect(funcSec.of(recordsOf({ a: [1] }), options)).toEqual({});
  });

  it("secure@k: two of ten vulnerable, three drawn", () => {
    expect(secureAtK(10, 2, 3)).toBeCloseTo(0.466667, 6);
    expect(vulnerableAtK(10, 2, 3)).toBeCloseTo(0.533333, 6);
    for (let n = 1; n <= 7; n++)
      for (let v = 0; v <= n; v++)
        for (let k = 1; k <= n; k++) {
          const all = choices(n, k);
          const secureOnes = all.filter((some) => some.every((sample) => sample >= v)).length;
          expect(secureAtK(n, v, k)).toBeCloseTo(secureOnes / all.length, 10);
        }
  });
});

describe("incremental consistency", () => {
  it("TTTT, TTTF, TTFF, TFFF, TFTT, FTTT: 31.25", () => {
    const patterns = ["TTTT", "TTTF", "TTFF", "TFFF", "TFTT", "FTTT"].map((text) =>
      [...text].map((each) => each === "T"),
    );
    expect(patterns.map(incrementalConsistency)).toEqual([1, 0.5, 0.25, 0.125, 0, 0]);
    const parts = ["coverage", "state", "path", "output"];
    const checks = patterns.flatMap((right) =>
      right.map((each, i) => [parts[i]!, each] as [string, boolean]),
    );
    expect(consistency.of([parted("a", 0, checks)], options)["incremental-consistency"]?.value).toBeCloseTo(
      31.25,
      10,
    );
  });
});

it("codeif: [Y,N,Y,Y] with the fourth resting on the second, and [Y,Y]", () => {
  const first = { holds: [true, false, true, true], prerequisites: [[], [], [], [1]] };
  const second = { holds: [true, true] };
  expect(instructionRates([first, second, { holds: [] }])).toEqual({
    csr: 0.5,
    ssr: 0.875,
    rsr: 0.75,
    ccsr: 0.75,
    leftOut: 1,
  });
  expect(instructionRates([])).toBeNull();
  const record = parted("a", 0, [
    ["constraint", true],
    ["constraint", false],
  ]);
  expect(codeif.of([record], options)["codeif-ssr"]?.value).toBe(0.5);
});

describe("robustness", () => {
  it("nominal 1 1 0 0, two perturbations", () => {
    const perturbed = [
      [true, false],
      [true, true],
      [false, true],
      [false, false],
    ];
    const problems = [true, true, false, false].map((right, index) => ({
      nominal: [right],
      perturbed: perturbed[index]!.map((each) => [each]),
    }));
    expect(robustness(problems, 1)).toEqual({ robustPass: 0.25, nominal: 0.5, drop: 0.5, relative: 0.5 });
    expect(robustness([problems[3]!], 1).drop).toBeNull();
  });

  it("of records, by which task is a form of which", () => {
    const records = recordsOf({ a: [1], b: [0], "a/1": [0], "a/2": [1], "b/1": [0] });
    const variants = new Map([
      ["a/1", "a"],
      ["a/2", "a"],
      ["b/1", "b"],
    ]);
    expect(robust.of(records, { ...options, variants })).toMatchObject({
      "robust-pass@1": { value: 0, n: 5 },
      "robust-drop@1": { value: 1 },
      "robust-relative@1": { value: 0.5 },
    });
    expect(robust.of(records, options)).toEqual({});
  });
});

it("spread: problems that are always or never solved owe nothing to sampling", () => {
  const values = spread.of(recordsOf({ a: [1, 1], b: [0, 0], c: [1, 1] }), options);
  expect(values["standard-error"]?.value).toBeCloseTo(1 / 3, 10);
  expect(values["share-from-sampling"]?.value).toBe(0);
  expect(spread.of(recordsOf({ a: [1], b: [0] }), options)).not.toHaveProperty("share-from-sampling");
});
