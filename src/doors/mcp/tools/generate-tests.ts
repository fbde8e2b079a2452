import { z } from "zod";
import type { Task } from "../../../core/task.ts";
import { memoryJournal } from "../../../kit/journal.ts";
import { JournalledKit } from "../../../kit/kit.ts";
import { writeSuites } from "../../../moves/write-tests.ts";
import type { Tool } from "../house.ts";
import { code, entry } from "./fields.ts";

const input = z.object({
  task: z.string().min(1).max(200_000).describe("what the function must do"),
  entry,
  language: z.enum(["python", "javascript"]).default("python"),
  count: z.number().int().min(1).max(50).default(10).describe("tests that are asked for (default: 10)"),
  code: code.optional().describe("a program to run them on"),
  model: z.string().max(200).optional().describe("one of the models that this server serves"),
});

/** Tests by a model that is shown no program. */
const generateTests: Tool<z.infer<typeof input>> = {
  name: "generate_tests",
  title: "Write tests for a function",
  description:
    "Has a model write tests for a function from its description, without seeing a program; with a program, also runs them on it. Tests that a model wrote can be wrong: they are a second opinion, not the truth. Asks a model, which may cost money.",
  input,
  free: false,
  async run({ task: prompt, entry: name, language, count, code: program, model: named }, house, signal) {
    const { model } = await house.shelf.find(named ?? house.model);
    const task: Task = { id: "generate-tests", prompt, language, entry: name, tests: [] };
    const kit = new JournalledKit({
      ...house,
      task,
      model,
      attempt: 0,
      journal: memoryJournal(),
      seed: 0,
      signal,
    });
    const lists = Math.ceil(count / 5);
    const written = await writeSuites(task, kit, {
      style: "chat",
      completions: lists,
      testsPerCompletion: 5,
      temperature: 0.8,
    });
    const tests = [...new Set(written.flat())].slice(0, count);
    if (program === undefined || tests.length === 0) return { tests, model: model.id, cost: kit.spend };
    const suite = { entry: name, tests: tests.map((each) => ({ kind: "code" as const, code: each })) };
    const { checks } = await house.sandbox.check(
      { language, program, suite, all: true, trusted: false },
      signal,
    );
    const outcomes = tests.map((test, index) => {
      const check = checks.find((each) => each.test === index) ?? checks.at(-1);
      return { test, outcome: check?.outcome ?? "crash", output: check?.output ?? "" };
    });
    return { tests, outcomes, model: model.id, cost: kit.spend };
  },
};

export default generateTests;
