import { expect, test } from "vitest";
import type { Inspection, InspectRequest } from "../../src/core/inspection.ts";
import { memoryJournal } from "../../src/kit/journal.ts";
import { JournalledKit } from "../../src/kit/kit.ts";
import { fakeModel, fakeSandbox, task } from "./doubles.ts";

const seen: Inspection = {
  run: {
    outcome: "pass",
    exitCode: 0,
    signal: null,
    stdout: "",
    stderr: "",
    truncated: false,
    cpuSeconds: 1,
    wallSeconds: 1,
    memoryBytes: 1,
  },
  coverage: { lines: [{ line: 1, hits: 2 }], branches: [] },
  unavailable: { instructions: "not here" },
  cut: false,
};

test("a look inside is asked for the task's language and entry, counted as a check, and replayed from the journal", async () => {
  const requests: InspectRequest[] = [];
  const sandbox = {
    ...fakeSandbox(),
    inspect: async (request: InspectRequest) => {
      requests.push(request);
      return seen;
    },
  };
  const journal = memoryJournal();
  const attempt = async () => {
    const kit = new JournalledKit({
      task: { ...task(), entry: "f" },
      attempt: 0,
      model: fakeModel(() => ""),
      sandbox,
      journal,
      budget: {},
      seed: 0,
    });
    const how = { test: { kind: "code" as const, code: "f(1)" }, wants: ["coverage" as const] };
    const found = await kit.inspect({ id: "c", text: "def f(x): pass" }, how);
    return {
      found,
      checks: kit.spend.checks,
      steps: kit.trace.map(({ kind, replayed }) => [kind, replayed]),
    };
  };
  expect(await attempt()).toEqual({ found: seen, checks: 1, steps: [["inspect", false]] });
  expect(await attempt()).toEqual({ found: seen, checks: 1, steps: [["inspect", true]] });
  expect(requests).toEqual([
    {
      language: "python",
      program: "def f(x): pass",
      entry: "f",
      test: { kind: "code", code: "f(1)" },
      wants: ["coverage"],
    },
  ]);
});
