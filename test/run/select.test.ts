import { beforeEach, expect, it, vi } from "vitest";
import type { GridRequest, Sandbox } from "../../src/core/sandbox.ts";
import { selectRun } from "../../src/run/select.ts";
import { missing, readRecorded } from "../selectors/recorded/matrix.ts";

// CodeT's recorded matrix stands in for files and sandbox: what is tested is the way from samples and tests to
// the table, with no code executed. Programs and tests are told apart by their task, as texts may repeat.
const recorded = missing ? [] : readRecorded();
const named = (task: string, text: string) => `${task}\n${text}`;

vi.mock("../../src/benchmarks/open/open.ts", () => ({
  openBenchmark: async () => ({
    benchmark: { id: "humaneval" },
    problems: recorded.map(({ task }) => ({
      task: { id: task, language: "python" },
      suite: { tests: [], entry: task },
    })),
  }),
}));
vi.mock("../../src/benchmarks/open/samples.ts", () => ({
  readSamples: async () =>
    recorded.flatMap(({ task, grid }) =>
      grid.candidates.flatMap(({ text, count }) => Array(count).fill({ task, program: named(task, text) })),
    ),
}));
vi.mock("../../src/benchmarks/open/tests.ts", () => ({
  readGeneratedTests: async () => {
    let sample = 0;
    return recorded.flatMap(({ task, grid }) => [
      { task, sample: 0, order: 0, code: "this does not compile" },
      ...grid.tests.flatMap(({ code, count }) =>
        Array.from({ length: count }, () => ({ task, sample: sample++, code })),
      ),
    ]);
  },
}));

/** Answers from the matrix, and counts what it was asked. */
function recordedSandbox() {
  const asked = { checks: 0, pairs: 0 };
  const byTask = new Map(recorded.map((each) => [each.task, each]));
  const right = new Map(
    recorded.flatMap(({ task, grid, right }) =>
      grid.candidates.map(({ text }, i) => [named(task, text), right[i]]),
    ),
  );
  const grid = async ({ entry = "", programs, tests }: GridRequest) => {
    const known = byTask.get(entry)!.grid;
    const rowOf = new Map(known.candidates.map((candidate) => [named(entry, candidate.text), candidate]));
    const placeOf = new Map(known.tests.map(({ code }, index) => [code, index]));
    asked.pairs += programs.length * tests.length;
    const rows = programs.map((program) => {
      const { ran, passes } = rowOf.get(program)!;
      const cells = tests.map((test) => passes[placeOf.get(test)!]!);
      return { ran, passes: cells, cpuSeconds: 1, timeoutSeconds: 0.5, timeouts: 2 };
    });
    return {
      rows,
      tests: tests.map((code) => ({ compiles: placeOf.has(code), packable: !/import\s*\*/.test(code) })),
    };
  };
  const check = async ({ program }: { program: string }) => {
    asked.checks++;
    return { pass: right.get(program), checks: [] };
  };
  const sandbox = { isolation: "recorded", workers: 2, grid, check } as unknown as Sandbox;
  return { sandbox, asked };
}

const request = {
  samples: "",
  tests: "",
  benchmark: "humaneval",
  data: [],
  k: [1, 2, 10],
  seed: 0,
};

beforeEach((context) => {
  if (missing) context.skip(missing);
});

it("gives the published rows from recorded programs, tests and outcomes", async () => {
  const { sandbox, asked } = recordedSandbox();
  const stages: string[] = [];
  const onProgress = (done: number, items: number, stage: string) => {
    if (done === items) stages.push(`${stage} ${items}`);
  };
  const report = await selectRun({ ...request, selectors: ["dual-agreement", "b4"], sandbox, onProgress });
  const percents = Object.entries(report.selectors).map(([id, values]) => [
    id,
    ...Object.values(values).map(({ value }) => Number((100 * value).toFixed(2))),
  ]);
  expect(percents).toEqual([
    ["random", 22.12, 30.79, 50.38],
    ["dual-agreement", 36.76, 44.74, 59.36],
    ["b4", 41.52, 46.49, 59.43],
  ]);
  expect(report).toMatchObject({
    tasks: 164,
    samples: 16_400,
    programs: 12_408,
    tests: 8_331,
    tasksWithoutTests: 9,
  });
  expect(asked.checks).toBe(12_408);
  expect(report.grid.pairs).toBe(asked.pairs);
  expect(stages).toEqual(["judging 12408", "cross-checking 164"]);
});

it("keeps the first five tests of each completion", async () => {
  const { sandbox } = recordedSandbox();
  const { readGeneratedTests } = await import("../../src/benchmarks/open/tests.ts");
  const task = recorded[0]!.task;
  const codes = recorded[0]!.grid.tests.slice(0, 8).map(({ code }) => code);
  const written = ["not a test", ...codes].map((code, order) => ({ task, sample: 0, order, code }));
  const spy = vi.spyOn(await import("../../src/benchmarks/open/tests.ts"), "readGeneratedTests");
  spy.mockResolvedValueOnce(written as Awaited<ReturnType<typeof readGeneratedTests>>);
  const report = await selectRun({ ...request, limit: 1, selectors: [], sandbox });
  expect(report.tests).toBe(5);
});

it("a broken sandbox is an error, never a wrong answer", async () => {
  const { sandbox } = recordedSandbox();
  const check = () => Promise.reject(new Error("the sandbox broke"));
  await expect(selectRun({ ...request, selectors: [], sandbox: { ...sandbox, check } })).rejects.toThrow(
    "broke",
  );
});
