import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OUTCOMES } from "../../../src/core/verdict.ts";
import { flipsOf } from "../../../src/doors/web/compare/flips.ts";
import { type Columns, pageOf, type RowQuery, searchOf } from "../../../src/doors/web/table/columns.ts";
import { csvOf } from "../../../src/doors/web/table/csv.ts";
import { compareRuns } from "../../../src/run/compare.ts";
import { strategyPlan } from "./recorded.ts";

const query: RowQuery = { outcomes: [], search: "", sort: "task", descending: false, offset: 0, limit: 100 };

function columns(
  rows: [task: string, attempt: number, outcome: Columns["outcome"][number], tokens?: number][],
): Columns {
  const tasks = [...new Set(rows.map(([task]) => task))];
  return {
    tasks,
    languages: ["python"],
    task: rows.map(([task]) => tasks.indexOf(task)),
    language: rows.map(() => 0),
    attempt: rows.map(([, attempt]) => attempt),
    outcome: rows.map(([, , outcome]) => outcome),
    tokens: rows.map(([, , , tokens = 0]) => tokens),
    usd: rows.map(() => 0),
    cpuSeconds: rows.map(() => 0.1),
  };
}

describe("the table of samples", () => {
  const some = columns([
    ["HumanEval/1", 0, "pass", 5],
    ["HumanEval/1", 1, "fail", 9],
    ["HumanEval/22", 0, "crash", 7],
  ]);

  it("filters by outcome and by regular expression, and says how many fit beyond the page", () => {
    expect(pageOf(some, { ...query, outcomes: ["fail", "crash"], limit: 1 })).toMatchObject({
      total: 2,
      rows: [{ attempt: 1 }],
    });
    expect(pageOf(some, { ...query, search: "/2+$" }).rows.map(({ task }) => task)).toEqual(["HumanEval/22"]);
    expect(
      pageOf(some, { ...query, sort: "tokens", descending: true }).rows.map(({ tokens }) => tokens),
    ).toEqual([9, 7, 5]);
  });

  it("takes what is no valid expression for the text itself", () => {
    expect(searchOf("f(")?.test("def f(x)")).toBe(true);
    expect(searchOf("f(")?.test("def g(x)")).toBe(false);
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => text === "" || searchOf(text) instanceof RegExp),
    );
  });

  it("pages cover every sample once, in any order", () => {
    const rows = fc.array(
      fc.tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom(...OUTCOMES), fc.nat(50)),
      { maxLength: 40 },
    );
    const sorts = fc.constantFrom(...(["task", "outcome", "tokens", "cpuSeconds"] as const));
    fc.assert(
      fc.property(
        rows,
        sorts,
        fc.boolean(),
        fc.integer({ min: 1, max: 9 }),
        (given, sort, descending, limit) => {
          const all = columns(given.map(([task, outcome, tokens], n) => [task, n, outcome, tokens]));
          const seen: number[] = [];
          for (let offset = 0; offset < given.length; offset += limit)
            seen.push(
              ...pageOf(all, { ...query, sort, descending, offset, limit }).rows.map(({ sample }) => sample),
            );
          expect(seen.sort((a, b) => a - b)).toEqual(given.map((_, n) => n));
        },
      ),
    );
  });

  it("writes CSV that no spreadsheet runs", () => {
    const [, line] = csvOf(pageOf(columns([['=HYPERLINK("x"),1', 0, "pass"]]), query).rows).split("\r\n");
    expect(line).toBe(`"'=HYPERLINK(""x""),1",0,python,pass,0,0,0.1`);
  });
});

describe("two runs", () => {
  it("are compared by task: solved is at least half of the samples, and broken tasks come first", () => {
    const a = columns([
      ["t1", 0, "pass"],
      ["t2", 0, "fail"],
      ["t3", 0, "pass"],
      ["t3", 1, "crash"],
      ["t4", 0, "crash"],
      ["only a", 0, "pass"],
    ]);
    const b = columns([
      ["t4", 0, "fail"],
      ["t3", 0, "timeout"],
      ["t2", 1, "pass"],
      ["t2", 0, "build"],
      ["t1", 0, "pass"],
      ["only b", 1, "pass"],
    ]);
    const side = (passed: number, samples: number, attempt: number, outcome: string) => ({
      passed,
      samples,
      attempt,
      outcome,
    });
    expect(flipsOf(a, b)).toEqual([
      { task: "t3", change: "broken", a: side(1, 2, 1, "crash"), b: side(0, 1, 0, "timeout") },
      { task: "t2", change: "fixed", a: side(0, 1, 0, "fail"), b: side(1, 2, 0, "build") },
      { task: "t4", change: "bothFail", a: side(0, 1, 0, "crash"), b: side(0, 1, 0, "fail") },
    ]);
  });

  it("change as the comparison of runs counts it", () => {
    const rows = fc.array(fc.tuple(fc.constantFrom("a", "b", "c", "d", "e"), fc.constantFrom(...OUTCOMES)), {
      minLength: 1,
      maxLength: 30,
    });
    const plan = strategyPlan({});
    fc.assert(
      fc.property(rows, rows, (first, second) => {
        const [a, b] = [first, second].map((given) =>
          columns([
            ["shared", 0, "pass"],
            ...given.map(([task, outcome], n): [string, number, typeof outcome] => [task, n + 1, outcome]),
          ]),
        );
        const records = (of: Columns) =>
          of.task.map((task, n) => ({ task: of.tasks[task]!, outcome: of.outcome[n]! }));
        const { flips } = compareRuns({ plan, records: records(a!) }, { plan, records: records(b!) }, 0);
        const found = flipsOf(a!, b!);
        const named = (change: string) =>
          found
            .filter((flip) => flip.change === change)
            .map(({ task }) => task)
            .sort();
        expect([named("fixed"), named("broken"), named("bothFail").length]).toEqual([
          flips.fixed,
          flips.broken,
          flips.bothWrong,
        ]);
      }),
      { numRuns: 25 },
    );
  });
});
