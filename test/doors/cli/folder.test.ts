import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { defaultRunFolder, newRunFolder, readPlan } from "../../../src/doors/cli/program/folder.ts";
import { findProblem } from "../../../src/doors/cli/program/task.ts";
import { assay } from "./fake-screen.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "assay-cli-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const withCode = (code: string) => expect.objectContaining({ code });

describe("run folders", () => {
  it("a folder that holds a run is not written over", () => {
    expect(newRunFolder(folder)).toBe(folder);
    writeFileSync(join(folder, "plan.json"), "{}");
    expect(() => newRunFolder(folder)).toThrow(withCode("RUN_EXISTS"));
  });
  it("a broken plan is an error, not a crash", () => {
    writeFileSync(join(folder, "plan.json"), "{");
    expect(() => readPlan(folder)).toThrow(withCode("NO_RUN"));
  });
  it("the default name tells what ran and when", () => {
    const name = defaultRunFolder(
      ["humaneval", "direct", "openai/gpt-4o-mini"],
      new Date("2026-01-31T14:25:30.5Z"),
    );
    expect(name).toBe(join("runs", "humaneval-direct-gpt-4o-mini-20260131-142530"));
  });
});

describe("tasks of one's own", () => {
  const options = { language: "python", test: ["assert f(1) == 1"], data: [] };
  const find = (named: string, input = "") =>
    findProblem(
      named,
      options,
      async () => input,
      () => {},
    );

  it("a text, from a file or standard input", async () => {
    writeFileSync(join(folder, "task.md"), "Write f.\n");
    const { problem, judgedBy } = await find(join(folder, "task.md"));
    expect(problem.task.prompt).toBe("Write f.");
    expect(problem.suite.tests).toEqual([{ kind: "code", code: "assert f(1) == 1" }]);
    expect(judgedBy).toBe("your tests");
    expect((await find("-", "Write f.")).problem.task.prompt).toBe("Write f.");
  });
  it("a task as JSON", async () => {
    const path = join(folder, "task.json");
    writeFileSync(path, JSON.stringify({ id: "t", prompt: "Write f.", language: "javascript", tests: [] }));
    expect((await find(path)).problem.task).toMatchObject({ id: "t", language: "javascript" });
    for (const text of ["{", '{"prompt": 3}', '{"prompt": "x", "tests": {}}', "null", "[]"]) {
      writeFileSync(path, text);
      await expect(find(path)).rejects.toThrow(withCode("BAD_TASK"));
    }
  });
  it("says when nothing but loading can be checked", async () => {
    const { judgedBy } = await findProblem(
      "-",
      { ...options, test: [] },
      async () => "Write f.",
      () => {},
    );
    expect(judgedBy).toMatch(/loading only/);
  });
  it("refuses an empty task", async () => {
    await expect(find("-", " \n")).rejects.toThrow(withCode("BAD_TASK"));
  });
});

describe("show", () => {
  it("tells how an unfinished run stands and how to go on", async () => {
    mkdirSync(join(folder, "run"));
    const run = join(folder, "run");
    writeFileSync(join(run, "plan.json"), JSON.stringify({ benchmark: "b", data: [], k: [1], seed: 0 }));
    const measures = { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 };
    const checks = [{ test: 0, outcome: "crash", output: "KeyError: 3" }];
    const verdict = { pass: false, score: 0, checks, measures };
    const record = {
      task: "b/1",
      attempt: 0,
      language: "python",
      program: "x = 1",
      outcome: "crash",
      verdict,
    };
    writeFileSync(join(run, "records.jsonl"), `${JSON.stringify(record)}\n`);

    const summary = await assay("show", run);
    expect(summary.code).toBe(0);
    expect(summary.out).toContain(`1 records so far; go on with --resume ${run}`);
    const task = await assay("show", run, "1");
    expect(task.out).toContain("KeyError: 3");
    expect(JSON.parse((await assay("show", run, "b/1", "--json")).out)).toMatchObject({ outcome: "crash" });
    expect((await assay("show", run, "b/2")).notes).toMatch(/did you mean "b\/1".*\[UNKNOWN_TASK\]/);
    expect((await assay("show", run, "b/1", "--attempt", "3")).notes).toMatch(/--attempt.*\[UNKNOWN_TASK\]/);
  });
});
