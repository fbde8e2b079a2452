import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ask, AskContext, RecordedAnswer } from "../../src/core/model.ts";
import { Recording } from "../../src/models/recordings/recording.ts";
import { answersIn } from "../../src/models/recordings/rows.ts";
import replayed from "../../src/models/replayed.ts";
import { data, missing } from "../data.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "replayed-"));
});
afterAll(() => rm(folder, { recursive: true }));

const recorded = (purpose: string, texts: string[], task = "t"): RecordedAnswer[] =>
  texts.map((text) => ({ task, purpose, text }));

function choose(
  answers: RecordedAnswer[],
  ask: Partial<Ask>,
  context: Partial<AskContext> = {},
  seed = 0,
): string[] {
  const recording = new Recording("replayed/x", seed);
  for (const answer of answers) recording.add(answer);
  return recording.choose({ purpose: "program", ...ask }, { task: "t", attempt: 0, asked: 0, ...context });
}

describe("which answer is given", () => {
  const letters = ["a", "b", "c", "d", "e", "f", "g"];
  const programs = recorded("program", letters);

  test("hand-worked: attempts start one after the other, asks go on, the end is followed by the start", () => {
    const order = choose(programs, { n: 7 });
    expect([...order].sort()).toEqual(letters);
    expect(choose(programs, {}, { attempt: 2 })).toEqual([order[2]]);
    expect(choose(programs, { n: 2 }, { attempt: 2, asked: 1 })).toEqual([order[3], order[4]]);
    expect(choose(programs, { n: 3 }, { attempt: 5 })).toEqual([order[5], order[6], order[0]]);
    expect(choose(programs, {}, { attempt: 9 })).toEqual([order[2]]);
  });

  test("a repair without recorded repairs is the program after the attempt's first", () => {
    const order = choose(programs, { n: 7 });
    const repair = { purpose: "repair" };
    expect(choose(programs, repair, { attempt: 0, asked: 0 })).toEqual([order[1]]);
    expect(choose(programs, repair, { attempt: 3, asked: 2 })).toEqual([order[6]]);
    expect(choose([...programs, ...recorded("repair", ["fixed"])], repair, { attempt: 3 })).toEqual([
      "fixed",
    ]);
  });

  test("property: k attempts of one ask get k different answers, and as many of each as were recorded", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 30 }), fc.nat(), (texts, seed) => {
        const answers = recorded("program", texts);
        const given = texts.flatMap((_, attempt) => choose(answers, {}, { attempt }, seed));
        expect(given.sort()).toEqual([...texts].sort());
      }),
    );
  });

  test("property: n at once or one after the other is the same", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(50), fc.nat(), (n, attempt, seed) => {
        const together = choose(programs, { n }, { attempt }, seed);
        const singly = Array.from(
          { length: n },
          (_, asked) => choose(programs, {}, { attempt, asked }, seed)[0],
        );
        expect(singly).toEqual(together);
      }),
    );
  });

  test("the order depends on the seed and the task, and on nothing else", () => {
    const at = (task: string, seed: number) =>
      choose(recorded("program", letters, task), { n: 7 }, { task }, seed).join("");
    expect(at("t", 1)).toBe(at("t", 1));
    expect(new Set([at("t", 1), at("t", 2), at("u", 1), at("u", 2)]).size).toBe(4);
    const among = [...recorded("program", ["x"], "other"), ...recorded("tests", ["y"]), ...programs];
    expect(choose(among, { n: 7 }, {}, 1).join("")).toBe(at("t", 1));
  });

  test("what was not recorded is an error that says what was", () => {
    expect(() => choose(programs, { purpose: "tests" })).toThrow(
      expect.objectContaining({ code: "MODEL_RECORDING", fix: "it has program" }),
    );
    expect(() => choose(recorded("program", ["x"], "HumanEval/1"), {}, { task: "HumanEval/2" })).toThrow(
      expect.objectContaining({ code: "MODEL_RECORDING", fix: 'it has "HumanEval/1", for one' }),
    );
  });
});

describe("rows", () => {
  test.each([
    [{ task_id: "t", completion: "a" }, recorded("program", ["a"])],
    [{ task_id: "t", solution: "" }, recorded("program", [""])],
    [{ task_id: "t", code: ["a", "b"] }, recorded("program", ["a", "b"])],
    [{ task_id: "t", samples: ["a", "b"] }, recorded("program", ["a", "b"])],
    [{ task_id: 7, generations: ["a"] }, recorded("program", ["a"], "7")],
    [{ task_id: "t", tests: "assert f()" }, recorded("tests", ["assert f()"])],
    [
      { task_id: "t", tests: ["x", "y"], completion: "a" },
      [...recorded("program", ["a"]), ...recorded("tests", ["x", "y"])],
    ],
    [{ task: "t", purpose: "plan", text: "first" }, recorded("plan", ["first"])],
  ])("%j", (row, answers) => {
    expect(answersIn(row, "f:1")).toEqual(answers);
  });

  test.each([
    [[], "not an object"],
    [{ completion: "a" }, "no task_id"],
    [{ task_id: "t" }, "no recorded answer"],
    [{ task_id: "t", samples: [] }, "no recorded answer"],
    [{ task_id: "t", samples: ["a", 5] }, '"samples" is not text'],
    [{ task_id: "t", completion: { text: "a" } }, '"completion" is not text'],
  ])("%j is refused with its line", (row, why) => {
    expect(() => answersIn(row, "f:1")).toThrow(
      expect.objectContaining({
        code: "MODEL_RECORDING",
        where: "f:1",
        message: expect.stringContaining(why),
      }),
    );
  });
});

describe("opening", () => {
  const context = { task: "t", attempt: 0, asked: 0 };

  test("a benchmark's own recording goes before a file of that name", async () => {
    const recordings = (name: string) =>
      name === "starter"
        ? (async function* () {
            yield* recorded("program", ["from the benchmark"]);
          })()
        : undefined;
    const model = await replayed.open("starter", { recordings });
    expect(await model.reply({ purpose: "program" }, context)).toEqual([
      { text: "from the benchmark", tokens: { prompt: 0, completion: 0 }, cost: 0, finish: "stop" },
    ]);
    expect(model).toMatchObject({ id: "replayed/starter", source: "recorded" });
    await expect(replayed.open("other", { recordings })).rejects.toMatchObject({ name: "AssayError" });
  });

  test("a file of samples, plain or packed", async () => {
    const rows = `${JSON.stringify({ task_id: "t", completion: "  return 1\n" })}\n`;
    for (const [name, content] of [
      ["s.jsonl", rows],
      ["s.jsonl.gz", gzipSync(rows)],
    ] as const) {
      const path = join(folder, name);
      await writeFile(path, content);
      const model = await replayed.open(path, {});
      const replies = await model.reply({ purpose: "program", n: 2 }, context);
      expect(replies.map(({ text }) => text)).toEqual(["  return 1\n", "  return 1\n"]);
    }
  });

  test("errors name file and line; an empty recording is one", async () => {
    const path = join(folder, "bad.jsonl");
    await writeFile(path, '{"task_id":"t","completion":"a"}\n{"task_id":"t"}\n');
    await expect(replayed.open(path, {})).rejects.toMatchObject({ where: `${path}:2` });
    await writeFile(path, "\n");
    await expect(replayed.open(path, {})).rejects.toMatchObject({ code: "MODEL_RECORDING" });
    await expect(replayed.open("", {})).rejects.toMatchObject({ code: "MODEL_RECORDING" });
  });

  test("a real model's published samples replay", async (ctx) => {
    const file = "wizardcoder15b-humaneval/humaneval_T0.0_N1.jsonl.gz";
    const reason = missing(file);
    if (reason) return ctx.skip(reason);
    const model = await replayed.open(data(file), {});
    const [reply] = await model.reply({ purpose: "program" }, { ...context, task: "HumanEval/0" });
    expect(reply?.text).toContain("has_close_elements");
  });
});
