import { describe, expect, it } from "vitest";
import { own } from "../../src/benchmarks/own/row.ts";
import type { SampleRecord } from "../../src/core/record.ts";
import { loadRoom, roomIds } from "../../src/core/room.ts";
import type { Outcome } from "../../src/core/verdict.ts";
import type { Plan } from "../../src/run/plan.ts";
import { htmlOf } from "../../src/studies/document/html.ts";
import { markdownOf } from "../../src/studies/document/markdown.ts";
import type { Study, StudyRun } from "../../src/studies/study/study.ts";

const folder = new URL("../../src/studies/", import.meta.url);
const studies = await loadRoom<Study>(folder, "study");

const problems = new Map(
  ["one", "two", "three"].map((id) => [
    id,
    own.problem(
      own.parse({
        id,
        prompt: `Write a function that gives ${id} for every number, for example for 1.`,
        tests: ["assert f(1)"],
        reference: `def f(x):\n    if x:\n        return "${id}"\n    return "${id}"\n`,
      }),
    ),
  ]),
);

const run = (name: string, outcomes: Outcome[], program = "def f(x):\n    return 1\n"): StudyRun => ({
  name,
  plan: {
    benchmark: "mine",
    data: [],
    from: { kind: "samples", path: `${name}.jsonl`, extract: "auto" },
    k: [1],
    seed: 0,
  } satisfies Plan,
  problems,
  records: [...problems.keys()].map((task, index): SampleRecord => {
    const outcome = outcomes[index] ?? "pass";
    const pass = outcome === "pass";
    return {
      task,
      attempt: 0,
      language: "python",
      program,
      outcome,
      verdict: {
        pass,
        score: Number(pass),
        checks: [{ test: 0, outcome, output: pass ? "" : "AssertionError" }],
        measures: { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 },
      },
    };
  }),
});

describe.each(roomIds(folder).map((id, index) => [id, studies[index]!] as const))("study %s", (id, study) => {
  const runs = [run("first", ["pass", "fail", "fail"]), run("second", ["pass", "pass", "crash"], "def f(")];

  it("says what it is and what it needs", () => {
    expect(study.id).toBe(id);
    expect(study.title).not.toBe("");
    expect(study.paper).toMatch(/\d{4}, arXiv \d{4}\.\d{5}$/);
    expect(study.runs).not.toBe("");
  });

  it("writes the same sections twice, whose tables are whole, in both formats", async () => {
    const sections = await study.write(runs, { seed: 1 });
    expect(await study.write(runs, { seed: 1 })).toEqual(sections);
    expect(sections.length).toBeGreaterThan(0);
    for (const { heading, table } of sections) {
      expect(heading).not.toBe("");
      for (const row of table?.rows ?? []) expect(row).toHaveLength(table!.columns.length);
    }
    const document = { title: study.title, paper: study.paper, sources: ["recorded"], sections };
    expect(markdownOf(document)).toContain(`# ${study.title}`);
    expect(htmlOf(document)).toContain("</html>");
    for (const text of [markdownOf(document), htmlOf(document)])
      expect(text).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("goes on where nothing can be told", async () => {
    const empty = { ...run("empty", []), problems: new Map() };
    const same = Array.from({ length: study.least }, (_, index) => ({ ...empty, name: `empty-${index}` }));
    for (const { text } of await study.write(same, { seed: 1 }))
      expect(text.join()).not.toMatch(/NaN|undefined/);
  });
});
