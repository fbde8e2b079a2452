import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Ask, AskContext, Model, Reply } from "../../src/core/model.ts";
import type { CheckRequest, Sandbox } from "../../src/core/sandbox.ts";
import type { Task } from "../../src/core/task.ts";
import { verdictOf } from "../../src/core/verdict.ts";
import { type Journal, memoryJournal } from "../../src/kit/journal.ts";
import { JournalledKit, type KitPorts } from "../../src/kit/kit.ts";

/** A folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "assay-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const measures = { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 };

export function task(id = "T/0"): Task {
  const tests = ["a", "b", "c"].map((code) => ({ kind: "code" as const, code }));
  return { id, prompt: `write ${id}`, language: "python", tests };
}

/** Runs nothing: a program passes the tests whose code it contains. Every request is kept. */
export function fakeSandbox(before: (request: CheckRequest) => Promise<void> | void = () => {}): Sandbox & {
  checks: CheckRequest[];
} {
  const checks: CheckRequest[] = [];
  return {
    checks,
    isolation: "fake",
    workers: 2,
    async check(request) {
      checks.push(request);
      await before(request);
      const results = request.suite.tests.map((test, index) => {
        const passes = test.kind === "code" && request.program.includes(test.code);
        return { test: index, outcome: passes ? ("pass" as const) : ("fail" as const), output: "" };
      });
      return verdictOf(results, results.length, measures);
    },
    async grid({ programs, tests }) {
      const row = { ran: true, cpuSeconds: 0, timeoutSeconds: 0, timeouts: 0 };
      return {
        rows: programs.map((program) => ({ ...row, passes: tests.map((test) => program.includes(test)) })),
        tests: tests.map(() => ({ compiles: true, packable: true })),
      };
    },
    run: () => Promise.reject(new Error("nothing to run")),
    open: () => Promise.reject(new Error("nothing to open")),
    inspect: () => Promise.reject(new Error("nothing to look into")),
    close: async () => {},
  };
}

/** Answers with what `text` says, at 10 prompt and 5 completion tokens and a tenth of a dollar. */
export function fakeModel(
  text: (ask: Ask, context: AskContext, index: number) => string | Promise<string>,
  given: Partial<Model> & { cost?: number | null } = {},
): Model & { asks: { ask: Ask; context: AskContext }[] } {
  const { cost = 0.1, ...rest } = given;
  const asks: { ask: Ask; context: AskContext }[] = [];
  return {
    asks,
    id: "fake/model",
    source: "scripted",
    async reply(ask, context) {
      asks.push({ ask, context });
      const replies: Reply[] = [];
      for (let index = 0; index < (ask.n ?? 1); index++) {
        const tokens = { prompt: index === 0 ? 10 : 0, completion: 5 };
        replies.push({ text: await text(ask, context, index), tokens, cost, finish: "stop" });
      }
      return replies;
    },
    ...rest,
  };
}

export function kitWith(ports: Partial<KitPorts> = {}): JournalledKit & { journal: Journal } {
  const journal = ports.journal ?? memoryJournal();
  const kit = new JournalledKit({
    task: task(),
    attempt: 0,
    model: fakeModel(() => "answer"),
    sandbox: fakeSandbox(),
    budget: {},
    seed: 1,
    ...ports,
    journal,
  });
  return Object.assign(kit, { journal });
}
