import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SampleRecord } from "../../../src/core/record.ts";
import type { Check, Measured, Outcome } from "../../../src/core/verdict.ts";
import dpsMetric, { dps, ladderOf } from "../../../src/metrics/dps.ts";
import effAtKMetric, { effAtK, efficiency } from "../../../src/metrics/eff-at-k.ts";
import efficientAtKMetric from "../../../src/metrics/efficient-at-k.ts";
import preference, { CHOICE } from "../../../src/metrics/preference.ts";
import retrieval from "../../../src/metrics/retrieval.ts";
import speedupMetric from "../../../src/metrics/speedup.ts";
import suites, { HELD_AGAINST } from "../../../src/metrics/test-suites.ts";
import { recordOf, recordsOf } from "../doubles.ts";

fc.configureGlobal({ seed: 2406 });

const options = { k: [1, 2], seed: 0 };

/** A check that passes unless said otherwise. */
function check(
  part: string,
  unit?: Measured["unit"],
  values: number[] = [],
  references: number[] = [],
  outcome: Outcome = "pass",
): Omit<Check, "test"> {
  return { part, outcome, output: "", ...(unit && { measured: { unit, values, references } }) };
}

/** A record that passes when all of its checks do. */
function checked(task: string, attempt: number, checks: Omit<Check, "test">[]): SampleRecord {
  const record = recordOf(task, attempt, Number(checks.every(({ outcome }) => outcome === "pass")));
  record.verdict.checks = checks.map((each, test) => ({ ...each, test }));
  return record;
}

const wrong = (task: string, attempt: number) =>
  checked(task, attempt, [check("level-0", undefined, [], [], "fail")]);

describe("eff@k of records", () => {
  // Slowest 0.2, 0.4, 0.6 against 0.1, 0.2, 0.4: 0.657143.
  const timed = (task: string, attempt: number) =>
    checked(task, attempt, [
      check("level-0"),
      check("level-1", "seconds", [0.1, 0.2], [0.1, 0.05]),
      check("level-2", "seconds", [0.4], [0.2]),
      check("level-3", "seconds", [0.5, 0.6], [0.3, 0.4]),
    ]);

  it("takes the slowest input of each level; a wrong sample has 0", () => {
    const values = effAtKMetric.of([timed("a", 0), wrong("a", 1)], options);
    expect(values["eff@1"]?.value).toBeCloseTo(0.657143 / 2, 6);
    expect(values["eff@2"]?.value).toBeCloseTo(0.657143, 6);
    expect(values["eff@1"]?.n).toBe(2);
  });

  it("counts what ran out of time above level 0 as right, and 0 from there on", () => {
    const [level0, level1, , level3] = timed("a", 0).verdict.checks;
    const out = check("level-2", "seconds", [], [0.2], "timeout");
    const late = checked("a", 0, [level0!, level1!, out, { ...level3! }]);
    const wanted = efficiency({ correct: true, slowest: [0.2, null, 0.6] }, [0.1, 0.2, 0.4]);
    expect(effAtKMetric.of([late], options)["eff@1"]?.value).toBeCloseTo(wanted, 12);
    expect(wanted).toBeCloseTo(0.3 * (0.6 / 0.7), 12);
    const first = check("level-0", undefined, [], [], "timeout");
    expect(effAtKMetric.of([checked("a", 0, [first, level1!])], options)["eff@1"]?.value).toBe(0);
  });

  it("leaves out a problem whose right sample was not timed, and says nothing of other records", () => {
    const untimed = checked("b", 0, [check("level-0"), check("level-1")]);
    expect(effAtKMetric.of([timed("a", 0), untimed], options)["eff@1"]).toMatchObject({ n: 1 });
    expect(effAtKMetric.of([untimed], options)).toEqual({});
    expect(effAtKMetric.of(recordsOf({ a: [1, 0] }), options)).toEqual({});
    expect(effAtKMetric.of([wrong("a", 0)], options)["eff@1"]?.value).toBe(0);
  });

  it("is the mean over problems of the estimator", () => {
    const seconds = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(seconds, { minLength: 1, maxLength: 3 }), (problems) => {
        const records = problems.flatMap((samples, task) =>
          samples.map((time, attempt) =>
            checked(`${task}`, attempt, [check("level-0"), check("level-1", "seconds", [time], [10])]),
          ),
        );
        // Limit 20, reference 10: an efficiency is max(0, 20 − t) / 10.
        const wanted = problems.map((samples) =>
          effAtK(
            samples.map((time) => Math.max(0, 20 - time) / 10),
            2,
          ),
        );
        expect(effAtKMetric.of(records, options)["eff@2"]?.value).toBeCloseTo(
          wanted.reduce((total, value) => total + value, 0) / wanted.length,
          10,
        );
      }),
    );
  });
});

describe("efficient@k, speedup and DPS of records", () => {
  const counted = (task: string, attempt: number, own: number[], best: number[]) =>
    checked(task, attempt, [check("", undefined), check("stress", "instructions", own, best)]);
  const failed = (task: string, attempt: number) =>
    checked(task, attempt, [check("", undefined, [], [], "fail")]);
  // Sums 9 and 10 against 10, and one that is wrong; in b nothing is right.
  const records = [
    counted("a", 0, [4, 5], [5, 5]),
    counted("a", 1, [4, 6], [5, 5]),
    failed("a", 2),
    failed("b", 0),
    failed("b", 1),
    failed("b", 2),
  ];

  it("strictly fewer instructions than the best: one of three, and none of three", () => {
    const values = efficientAtKMetric.of(records, options);
    expect(values["efficient@1"]).toMatchObject({ n: 6 });
    expect(values["efficient@1"]?.value).toBeCloseTo(1 / 6, 12);
    expect(values["efficient@2"]?.value).toBeCloseTo(1 / 3, 12);
    const uncounted = checked("c", 0, [check("")]);
    expect(efficientAtKMetric.of([...records, uncounted], options)["efficient@1"]?.n).toBe(6);
    expect(efficientAtKMetric.of([uncounted, failed("b", 0)], options)).toEqual({});
  });

  it("speedup: the best of a problem's samples, wrong ones 1", () => {
    const values = speedupMetric.of([...records, counted("c", 0, [5], [20])], options);
    expect(values["speedup"]?.value).toBeCloseTo((10 / 9 + 1 + 4) / 3, 12);
    expect(values["speedup-geometric"]?.value).toBeCloseTo((10 / 9) ** (1 / 3) * 4 ** (1 / 3), 12);
    expect(values["optimised"]?.value).toBeCloseTo(2 / 3, 12);
    expect(speedupMetric.of([failed("b", 0)], options)).toEqual({});
  });

  it("DPS: solutions of equal cost are one step with the weight of both", () => {
    // Three of four known solutions take 500 or more, in two of three steps.
    const ladder = ladderOf([500, 1000, 500, 100]);
    expect(ladder).toEqual({ cost: [1000, 500, 100], score: [25, 75, 100] });
    expect(dps(500, ladder)).toEqual({ dps: 75, norm: 200 / 3 });
    const sample = (attempt: number, cost: number) =>
      checked("a", attempt, [check("known-solutions", "instructions", [cost], [500, 1000, 500, 100])]);
    const values = dpsMetric.of([sample(0, 500), sample(1, 100), failed("a", 2), failed("b", 0)], options);
    expect(values["dps"]).toMatchObject({ value: 87.5, n: 2 });
    expect(values["dps-norm"]?.value).toBeCloseTo((200 / 3 + 100) / 2, 10);
    expect(dpsMetric.of([failed("a", 0)], options)).toEqual({});
  });

  it("a ladder's score is the share of solutions that are no faster, by counting", () => {
    const costs = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(costs, fc.integer({ min: 0, max: 7 }), (known, cost) => {
        const steps = known.filter((each) => cost <= each);
        const step = Math.min(...steps);
        const wanted = steps.length === 0 ? 0 : known.filter((each) => each >= step).length / known.length;
        expect(dps(cost, ladderOf(known)).dps).toBeCloseTo(100 * wanted, 10);
      }),
    );
  });
});

it("retrieval: grades 3, 0, 2 of four judged", () => {
  const record = checked("a", 0, [check("ranking", "grade", [0, 3, 2], [3, 0, 2, 1])]);
  const values = retrieval.of([record], options);
  expect(values["retrieval-mrr"]?.value).toBe(0.5);
  const best = 7 + 3 / Math.log2(3) + 1 / 2;
  expect(values["retrieval-ndcg"]?.value).toBeCloseTo((7 / Math.log2(3) + 3 / 2) / best, 12);
  expect(values["retrieval-recall@1"]?.value).toBe(0);
  expect(values["retrieval-recall@2"]?.value).toBeCloseTo(1 / 3, 12);
  expect(retrieval.of(recordsOf({ a: [1] }), options)).toEqual({});
});

it("tests: what they accept, refuse and reach; a suite that refuses the right program kills nothing", () => {
  const { right, buggy, mutant } = HELD_AGAINST;
  const killed = (pass: boolean) => check(mutant, undefined, [], [], pass ? "pass" : "fail");
  const good = checked("a", 0, [
    check(right),
    check(buggy),
    ...[true, true, false].map(killed),
    check("lines", "share", [0.75], [1]),
  ]);
  expect(suites.of([good], options)).toMatchObject({
    "test-accuracy": { value: 1 },
    "fail-to-pass": { value: 1 },
    "mutation-score": { value: 2 / 3 },
    "line-coverage": { value: 0.75 },
  });
  const refusesAll = checked("a", 0, [
    check(right, undefined, [], [], "fail"),
    check(buggy),
    ...[true, true, true].map(killed),
  ]);
  expect(suites.of([refusesAll], options)).toMatchObject({
    "test-accuracy": { value: 0 },
    "fail-to-pass": { value: 0 },
    "mutation-score": { value: 0 },
  });
  expect(suites.of(recordsOf({ a: [1] }), options)).toEqual({});
});

describe("preference", () => {
  const chose = (task: string, what: "right" | "wrong" | "none") => {
    const record = checked(task, 0, [check(CHOICE, undefined, [], [], what === "right" ? "pass" : "fail")]);
    return what === "none" ? { ...record, verdict: { ...record.verdict, score: 0.5 } } : record;
  };

  it("eight right, one wrong, one undecided: 85", () => {
    const records = [...Array.from({ length: 8 }, () => "right" as const), "wrong" as const, "none" as const];
    const values = preference.of(
      records.map((what, at) => chose(`t${at}`, what)),
      options,
    );
    expect(values["preference-accuracy"]).toMatchObject({ value: 85, n: 10 });
    expect(values).not.toHaveProperty("preference-contradictions");
  });

  it("a judge that always takes the first contradicts itself in every pair, with half of its choices right", () => {
    const variants = new Map([1, 2, 3].map((pair) => [`${pair}-swapped`, `${pair}`]));
    const records = [1, 2, 3].flatMap((pair) => [
      chose(`${pair}`, "right"),
      chose(`${pair}-swapped`, "wrong"),
    ]);
    expect(preference.of(records, { ...options, variants })).toMatchObject({
      "preference-accuracy": { value: 50 },
      "preference-both-orders": { value: 0, n: 6 },
      "preference-contradictions": { value: 100 },
    });
    const steady = [
      chose("1", "right"),
      chose("1-swapped", "right"),
      chose("2", "none"),
      chose("2-swapped", "right"),
    ];
    expect(preference.of(steady, { ...options, variants })).toMatchObject({
      "preference-accuracy": { value: 87.5 },
      "preference-both-orders": { value: 100 },
      "preference-contradictions": { value: 0 },
    });
    expect(preference.of(recordsOf({ a: [1] }), options)).toEqual({});
  });
});
