import { expect, it } from "vitest";
import { openBenchmark } from "../../src/benchmarks/open/open.ts";
import type { Task } from "../../src/core/task.ts";
import firstProgram, { bringsProgram } from "../../src/moves/first-program.ts";
import templateRepair from "../../src/strategies/template-repair.ts";
import { fakeKit } from "../doubles/fake-kit.ts";
import { ADD, block, RIGHT, WRONG } from "../doubles/tasks.ts";

const unseen = () => {
  const run = {
    outcome: "pass" as const,
    exitCode: 0,
    signal: null,
    stdout: "",
    stderr: "",
    truncated: false,
  };
  return { run: { ...run, cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 }, unavailable: {}, cut: false };
};
const passes = (program: string) => program.includes("return a + b");
const REPAIR: Task = { ...ADD, prompt: "Repair add.", starter: `${WRONG}\n` };

it("asks no model for a task that brings its program, and one program of any other", async () => {
  const brought = fakeKit(REPAIR, { replies: {}, passes, inspects: unseen });
  const [best] = await templateRepair.solve(REPAIR, brought, templateRepair.options);
  expect(best!.text.trim()).toBe(RIGHT);
  expect(brought.asks).toEqual([]);
  const asked = fakeKit(ADD, { replies: { program: [block(WRONG)] }, passes, inspects: unseen });
  const answer = await templateRepair.solve(ADD, asked, templateRepair.options);
  expect(asked.roles()).toEqual(["program"]);
  expect(answer[0]!.text.trim()).toBe(RIGHT);
  expect(answer.at(-1)!.text.trim()).toBe(WRONG);
});

it("answers with the program itself when it passes", async () => {
  const task = { ...REPAIR, starter: RIGHT };
  const kit = fakeKit(task, { replies: {}, passes, inspects: unseen });
  expect((await templateRepair.solve(task, kit, templateRepair.options)).map(({ text }) => text)).toEqual([
    RIGHT,
  ]);
});

it("takes a starter for a program only when it is a whole one", async () => {
  expect(bringsProgram(REPAIR)).toBe(true);
  expect(bringsProgram(ADD)).toBe(false);
  expect(bringsProgram({ ...ADD, prompt: "Write add.", starter: 'def add(a, b):\n    """Adds."""\n' })).toBe(
    false,
  );
  const opened = "/**\n * @returns {string}\n */\nfunction f(x) {\n";
  expect(bringsProgram({ ...ADD, prompt: "Write f.", starter: opened })).toBe(false);
  expect(bringsProgram({ ...ADD, prompt: "Mend f.", starter: `${opened}  return x;\n}\n` })).toBe(true);
  const { problems } = await openBenchmark("starter", { data: [] });
  expect(problems.filter(({ task }) => bringsProgram(task)).map(({ task }) => task.id)).toEqual([]);
  const kit = fakeKit(REPAIR, { replies: {} });
  expect(await firstProgram(REPAIR, kit)).toEqual({ id: "starter", text: `${WRONG}\n` });
  expect(kit.offers).toHaveLength(1);
});
