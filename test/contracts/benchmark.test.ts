import { beforeAll, describe, expect, test } from "vitest";
import { openBenchmark } from "../../src/benchmarks/open/open.ts";
import type { Benchmark } from "../../src/core/benchmark.ts";
import { AssayError } from "../../src/core/errors.ts";
import type { Problem } from "../../src/core/problem.ts";
import { roomIds } from "../../src/core/room.ts";
import { openLanguage } from "../../src/languages/open/open.ts";
import { faultsOf, sourcesOf } from "./benchmarks/faults.ts";
import { opened, ROOM } from "./benchmarks/opened.ts";

/** What needs no sandbox, on every row. Answers are judged in `benchmark-judged.test.ts`. */
describe.each(roomIds(ROOM))("benchmark %s", (id) => {
  let benchmark: Benchmark;
  let problems: Problem[] | string;
  beforeAll(async () => {
    ({ benchmark, problems } = await opened(id));
  }, 60_000);

  const withProblems = (name: string, body: (problems: Problem[]) => Promise<void>, seconds = 120) =>
    test(name, { timeout: seconds * 1000 }, async (context) => {
      if (typeof problems === "string") return context.skip(problems);
      await body(problems);
    });

  test("is named by its file and says where it is from", () => {
    expect(benchmark.id).toBe(id);
    expect(benchmark.title).not.toBe("");
    expect(benchmark.paper).not.toBe("");
    const sources = sourcesOf(benchmark);
    if (sources.length === 0) return expect(benchmark.rows).toBeDefined();
    for (const source of sources) expect(faultsOf(source), source.file).toEqual([]);
  });

  test("a row of another shape is refused with a reason", () => {
    const part = Object.keys(benchmark.parts ?? {})[0] ?? "";
    for (const row of [{}, 1, null, "x", [], { task_id: "x" }])
      expect(() => benchmark.parse(row, part)).toThrow(/./);
  });

  withProblems("ids are unique, languages are known, something decides", async (all) => {
    expect(new Set(all.map(({ task }) => task.id)).size).toBe(all.length);
    for (const { task, suite, judge } of all) {
      expect(suite.tests.length > 0 || judge !== undefined).toBe(true);
      await expect(openLanguage(task.language)).resolves.toBeDefined();
    }
  });

  withProblems("tasks survive JSON and hold no hidden test", async (all) => {
    for (const { task, suite } of all) {
      expect(JSON.parse(JSON.stringify(task))).toEqual(task);
      const visible = new Set(
        task.tests.flatMap((one) => (one.kind === "code" ? [one.code.split("\n").at(-1)] : [])),
      );
      const text = JSON.stringify(task);
      for (const one of suite.tests) {
        if (one.kind !== "code" || visible.has(one.code.split("\n").at(-1))) continue;
        expect(text.includes(JSON.stringify(one.code).slice(1, -1)), `${task.id} shows ${one.code}`).toBe(
          false,
        );
      }
    }
  });
});

test("an unknown benchmark suggests the nearest", async () => {
  await expect(openBenchmark("humanevl", { data: [] })).rejects.toThrow(AssayError);
});
