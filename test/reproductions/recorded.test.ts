import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { CheckRequest, Sandbox } from "../../src/core/sandbox.ts";
import { verdictOf } from "../../src/core/verdict.ts";
import { comparedRuns, type RecordedRun } from "../../src/reproductions/recorded/compare.ts";
import { functionProgram } from "../../src/reproductions/recorded/function-suite.ts";
import type { RecordedItem } from "../../src/reproductions/recorded/judge.ts";
import { recordedRows } from "../../src/reproductions/recorded/rows.ts";
import { sampled } from "../../src/reproductions/recorded/sampled.ts";
import type { ReproducedRow, ReproductionPorts } from "../../src/reproductions/reproduction/reproduction.ts";

/** A sandbox in which a program passes when it says so; it counts what it was asked. */
function sayingSandbox() {
  const asked: string[] = [];
  const check = async ({ program }: CheckRequest) => {
    asked.push(program);
    const outcome = program.startsWith("right") ? ("pass" as const) : ("fail" as const);
    const measures = { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 };
    return verdictOf([{ test: 0, outcome, output: "" }], 1, measures);
  };
  return { sandbox: { workers: 2, check } as unknown as Sandbox, asked };
}

const item = (name: string, program: string, passed: boolean): RecordedItem => ({
  name,
  language: "python",
  program,
  suite: { tests: [] },
  passed,
});

async function compare(runs: RecordedRun[], limit?: number) {
  const { sandbox, asked } = sayingSandbox();
  const notices: string[] = [];
  const steps: { done: number; items: number }[] = [];
  const ports: ReproductionPorts = {
    sandbox,
    data: [],
    seed: 0,
    signal: new AbortController().signal,
    ...(limit !== undefined && { limit }),
    onNotice: (text) => notices.push(text),
    onProgress: ({ done, items }) => steps.push({ done, items }),
  };
  const rows: ReproducedRow[] = [];
  for await (const row of comparedRuns(ports, runs)) rows.push(row);
  return { rows, notices, steps, asked };
}

describe("recorded runs", () => {
  const items = [
    item("a", "right", true),
    item("b", "right", true),
    item("c", "wrong", false),
    item("d", "wrong too", true),
  ];
  const run: RecordedRun = { name: "model", items, published: { passes: 3, items: 4 } };

  it("stand beside the record, with the items that disagree named", async () => {
    const { rows, notices } = await compare([run]);
    expect(rows).toEqual([
      { name: "model: pass %", published: 75, ours: 50, tolerance: 1, note: "3 and 2 of 4" },
      { name: "model: agreement %", published: 100, ours: 75, tolerance: 1, note: "all but 1: d" },
    ]);
    expect(notices).toEqual(["model, d: recorded pass, here fail"]);
  });

  it("judge equal programs once, and count each", async () => {
    const { asked, steps } = await compare([run]);
    expect(asked.sort()).toEqual(["right", "wrong", "wrong too"]);
    expect(steps.at(-1)).toEqual({ done: 4, items: 4 });
    expect(steps).toHaveLength(4);
  });

  it("say when the file is not the published one, and what was left out of it", async () => {
    const part = items.slice(0, 1);
    const other = { ...run, part, published: { passes: 4, items: 5 }, tolerance: 2, note: "1 of 5 has none" };
    const { rows, notices } = await compare([other]);
    expect(notices).toEqual(["model: this file records 3 of 4, the published one 4 of 5"]);
    expect(rows[0]).toMatchObject({ published: 100, tolerance: 2, note: "1 and 1 of 1; 1 of 5 has none" });
  });

  it("with a limit, compare as many items of each run", async () => {
    const { steps } = await compare([run, { ...run, name: "other" }], 3);
    expect(steps.at(-1)).toEqual({ done: 6, items: 6 });
  });
});

it("samples a subset in its order, the same for the same seed", () => {
  const inputs = [fc.array(fc.integer()), fc.nat(30), fc.integer()] as const;
  fc.assert(
    fc.property(...inputs, (values, count, seed) => {
      const items = values.map((value, index) => ({ value, index }));
      const chosen = sampled(items, count, seed);
      expect(chosen).toHaveLength(Math.min(count, items.length));
      expect(chosen.map(({ index }) => index)).toEqual(
        chosen.map(({ index }) => index).sort((a, b) => a - b),
      );
      expect(new Set(chosen).size).toBe(chosen.length);
      expect(sampled(items, count, seed)).toEqual(chosen);
    }),
  );
});

it("continues a prompt with a body, and gives a whole function the prompt's imports", () => {
  const prompt = 'import math\n\ndef f(x):\n    """Doc."""\n';
  expect(functionProgram(prompt, "    return x\n")).toBe(`${prompt}    return x\n`);
  expect(functionProgram(prompt, "\n    return x\n")).toBe(`${prompt}\n    return x\n`);
  const whole = "def f(x):\n    return math.floor(x)\n";
  expect(functionProgram(prompt, whole)).toBe(`${prompt}    pass\n\n${whole}`);
});

describe("recorded files", () => {
  const folder = mkdtempSync(join(tmpdir(), "assay-recorded-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const schema = z.object({ passed: z.boolean() });

  it("are found by name and read", async () => {
    writeFileSync(join(folder, "good.jsonl"), '{"passed":true}\n{"passed":false}\n');
    expect(await recordedRows("somewhere/good.jsonl", schema, [folder])).toEqual([
      { passed: true },
      { passed: false },
    ]);
  });

  it("name the line that has another shape", async () => {
    writeFileSync(join(folder, "bad.jsonl"), '{"passed":true}\n{"passed":1}\n');
    const where = `${join(folder, "bad.jsonl")}:2`;
    await expect(recordedRows("bad.jsonl", schema, [folder])).rejects.toMatchObject({
      code: "RECORDED_FORMAT",
      where,
    });
  });

  it("are asked for by name when they are missing", async () => {
    await expect(recordedRows("folder/none.jsonl", schema, [folder])).rejects.toMatchObject({
      code: "RECORDED_MISSING",
      where: "folder/none.jsonl",
      fix: expect.stringContaining("--data"),
    });
  });
});
