import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openBenchmark } from "../../../src/benchmarks/open/open.ts";
import type { Ask, Model, Reply } from "../../../src/core/model.ts";
import type { Problem } from "../../../src/core/problem.ts";
import type { Sandbox } from "../../../src/core/sandbox.ts";
import { openModel } from "../../../src/models/open/open.ts";
import { keptPool } from "../../../src/models/simulated/pool/kept.ts";
import type { Pool } from "../../../src/models/simulated/pool/pool.ts";
import extract from "../../../src/moves/extract.ts";
import { dialogue } from "../../../src/moves/repair.ts";
import { programMessages } from "../../../src/moves/text/describe.ts";
import { parseTests } from "../../../src/moves/write-tests.ts";
import { openSandbox } from "../../../src/sandboxes/open/open.ts";

let sandbox: Sandbox;
let folder: string;
let problems: Problem[];
const pools = new Map<string, Pool>();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "simulated-"));
  vi.stubEnv("ASSAY_CACHE", folder);
  sandbox = await openSandbox({ workers: 2 });
  const names = [
    "python-merge-bookings",
    "python-stamps",
    "python-parse-duration",
    "javascript-round-to-step",
  ];
  const opened = (await openBenchmark("starter")).problems;
  problems = opened.filter(({ task }) => names.includes(task.id.replace("starter/", "")));
  for (const problem of problems)
    pools.set(problem.task.id, await keptPool({ ...problem, reference: problem.reference! }, sandbox));
}, 120_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await sandbox?.close();
  await rm(folder, { recursive: true });
});

const open = (profile = "gpt-3.5-turbo", seed = 1): Promise<Model> =>
  openModel(`simulated/${profile}`, { problems, sandbox, seed });
const context = (problem: Problem, attempt = 0) => ({ task: problem.task.id, attempt, asked: 0 });
const texts = (replies: Reply[]) => replies.map(({ text }) => text);
const program = ({ task }: Problem, more: Partial<Ask> = {}): Ask => ({
  purpose: "program",
  messages: programMessages(task),
  temperature: 0.8,
  ...more,
});

test("a pool's mistakes are wrong, its examples are right, and no hidden test is in it", async () => {
  for (const problem of problems) {
    const pool = pools.get(problem.task.id)!;
    const { language, entry } = problem.task;
    expect(pool.mistakes.length).toBeGreaterThan(3);
    expect(pool.examples.length).toBeGreaterThan(10);
    for (const text of [...pool.mistakes, ...pool.broken]) {
      const verdict = await sandbox.check({ language, program: text, suite: problem.suite, trusted: true });
      expect(verdict.pass).toBe(false);
    }
    const hidden = problem.suite.tests.map((each) => (each.kind === "code" ? each.code : ""));
    const shown = `${problem.task.prompt}${problem.task.starter}`;
    for (const { given } of pool.examples) {
      const call = `${entry}(${given})`;
      if (!shown.includes(call)) expect(hidden.some((code) => code.includes(call))).toBe(false);
    }
  }
}, 60_000);

test("the same seed gives the same answers, whatever the order of the calls", async () => {
  const [first, second] = [await open(), await open()];
  const asks = problems.flatMap((problem) => [0, 1].map((attempt) => ({ problem, attempt })));
  const one = await Promise.all(
    asks.map(({ problem, attempt }) => first.reply(program(problem), context(problem, attempt))),
  );
  const two: Reply[][] = [];
  for (const { problem, attempt } of [...asks].reverse())
    two.unshift(await second.reply(program(problem), context(problem, attempt)));
  expect(one).toEqual(two);
  const other = await open("gpt-3.5-turbo", 2);
  const three = await Promise.all(
    asks.map(({ problem, attempt }) => other.reply(program(problem), context(problem, attempt))),
  );
  expect(three).not.toEqual(one);
});

test("an answer at temperature 0 depends on the question alone", async () => {
  const model = await open("codegen-16b");
  const [problem] = problems as [Problem];
  const cold = program(problem, { temperature: 0, n: 5 });
  const answers = texts(await model.reply(cold, context(problem)));
  expect(new Set(answers).size).toBe(1);
  expect(texts(await model.reply(cold, context(problem, 3)))).toEqual(answers);
});

test("programs are right or one of few mistakes, and mistakes come again", async () => {
  const model = await open("codegen-16b", 5);
  for (const problem of problems) {
    const pool = pools.get(problem.task.id)!;
    const replies = await model.reply(program(problem, { n: 60 }), context(problem));
    const found = replies.map(({ text }) => extract(text, problem.task, "fence-or-def"));
    const known = [pool.right, ...pool.mistakes, ...pool.broken];
    for (const text of found) expect(known.some((each) => text.includes(each.trim()))).toBe(true);
    expect(new Set(found).size).toBeLessThan(45);
  }
});

test("written tests are of the form asked for, and as many", async () => {
  const model = await open();
  for (const problem of problems) {
    const content = `Write 6 tests of \`${problem.task.entry}\`, each one line.`;
    const [reply] = await model.reply(
      { purpose: "tests", messages: [{ role: "user", content }] },
      context(problem),
    );
    expect(parseTests(reply!.text, problem.task)).toHaveLength(6);
  }
});

test("more feedback repairs more", async () => {
  const [problem] = problems as [Problem];
  const wrong = { id: "program/0", text: pools.get(problem.task.id)!.mistakes[0]! };
  const repaired = async (feedback: string) => {
    let right = 0;
    for (let seed = 0; seed < 150; seed++) {
      const model = await open("codellama-34b", seed);
      const messages = dialogue(problem.task, [{ candidate: wrong, feedback }]);
      const [reply] = await model.reply({ purpose: "repair", messages }, context(problem));
      if (reply!.text.includes(pools.get(problem.task.id)!.right.trim())) right++;
    }
    return right / 150;
  };
  const [little, much] = [
    await repaired("Please fix it."),
    await repaired("Trace: step by step, x is 1. Please fix it."),
  ];
  expect(much).toBeGreaterThan(little);
}, 60_000);

test("judges in the words that are asked for, better than by chance", async () => {
  const [problem] = problems as [Problem];
  const { right, mistakes } = pools.get(problem.task.id)!;
  const model = await open();
  const says = async (text: string) => {
    const demand = 'Is the program above correct? End with the line "Verdict: correct" or "Verdict: wrong".';
    const messages = dialogue(problem.task, [{ candidate: { id: "program/0", text }, feedback: demand }]);
    const replies = await model.reply({ purpose: "verdict", messages, n: 300 }, context(problem));
    for (const reply of replies) expect(reply.text).toMatch(/^Verdict: (correct|wrong)$/);
    return texts(replies).filter((each) => each === "Verdict: correct").length / 300;
  };
  // The profile's own numbers: 0.95 of right ones, 1 − 0.284 of wrong ones.
  expect(await says(right)).toBeCloseTo(0.95, 1);
  expect(Math.abs((await says(mistakes[0]!)) - 0.716)).toBeLessThan(0.1);
});

test("a completion goes on from the starter and stops where asked", async () => {
  const model = await open("codegen-16b");
  const problem = { ...problems.find(({ task }) => task.language === "python")! };
  const starter = problem.reference!.slice(0, problem.reference!.indexOf("\n") + 1);
  const own = { ...problem, task: { ...problem.task, id: "own", starter } };
  const alone = await openModel("simulated/codegen-16b", { problems: [own], sandbox, seed: 1 });
  const [reply] = await alone.reply(
    { purpose: "program", prompt: starter, stop: ["\ndef"], n: 1 },
    { task: "own", attempt: 0, asked: 0 },
  );
  expect(reply!.text).not.toContain("def ");
  expect(model.source).toBe("simulated");
});

test("tells what it cannot simulate", async () => {
  await expect(openModel("simulated/gpt-3.5-turbo")).rejects.toMatchObject({ code: "SIMULATED_REFERENCE" });
  await expect(openModel("simulated/gpt-9", { problems, sandbox })).rejects.toMatchObject({
    code: "UNKNOWN_NAME",
  });
  const model = await open();
  await expect(
    model.reply(program(problems[0]!), { task: "else", attempt: 0, asked: 0 }),
  ).rejects.toMatchObject({
    code: "SIMULATED_REFERENCE",
  });
});
