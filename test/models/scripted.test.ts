import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scripted } from "../../src/models/script/model.ts";
import { parseScript } from "../../src/models/script/parse.ts";
import provider from "../../src/models/scripted.ts";

const context = { task: "t", attempt: 0, asked: 0 };
const texts = (replies: { text: string }[]) => replies.map(({ text }) => text);

describe("what a script answers", () => {
  const model = scripted({ program: ["one", { text: "two", finish: "length" }], "*": ["else"] });

  test("by purpose and turn; the last answer stays", async () => {
    expect(texts(await model.reply({ purpose: "program" }, context))).toEqual(["one"]);
    expect(texts(await model.reply({ purpose: "program" }, { ...context, asked: 1 }))).toEqual(["two"]);
    expect(texts(await model.reply({ purpose: "program", n: 4 }, context))).toEqual([
      "one",
      "two",
      "two",
      "two",
    ]);
    expect(texts(await model.reply({ purpose: "plan" }, context))).toEqual(["else"]);
  });

  test("tokens are estimates by length, the prompt counted once, and cost nothing", async () => {
    const messages = [{ role: "user" as const, content: "12345" }];
    expect(await model.reply({ purpose: "program", n: 2, messages }, context)).toEqual([
      { text: "one", finish: "stop", cost: 0, tokens: { prompt: 2, completion: 1, estimated: true } },
      { text: "two", finish: "length", cost: 0, tokens: { prompt: 0, completion: 1, estimated: true } },
    ]);
  });

  test("it remembers what it was asked; a function may write the answers", async () => {
    const echo = scripted((ask, { task }, turn) => `${task} ${ask.purpose} ${turn}`);
    expect(texts(await echo.reply({ purpose: "x", n: 2 }, { ...context, asked: 3 }))).toEqual([
      "t x 3",
      "t x 4",
    ]);
    expect(echo.asks.map(({ ask }) => ask.purpose)).toEqual(["x"]);
  });

  test("a purpose without answers is an error that says what there is", async () => {
    const only = scripted({ program: ["a"] });
    await expect(only.reply({ purpose: "constructor" }, context)).rejects.toMatchObject({
      code: "MODEL_SCRIPT",
      fix: "it has program",
    });
  });

  test("a delay ends with the caller's signal", async () => {
    const controller = new AbortController();
    const slow = scripted({ "*": [{ text: "late", delayMs: 60_000 }] });
    const waiting = slow.reply({ purpose: "x" }, { ...context, signal: controller.signal });
    setTimeout(() => controller.abort(new Error("enough")), 5);
    await expect(waiting).rejects.toThrow("enough");
  });
});

describe("a script's file", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "scripted-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test("is opened under its name", async () => {
    const path = join(folder, "demo.json");
    await writeFile(path, '{"program":["a",{"text":"b","delayMs":1}]}');
    const model = await provider.open(path, {});
    expect(model).toMatchObject({ id: `scripted/${path}`, source: "scripted" });
    expect(texts(await model.reply({ purpose: "program", n: 2 }, context))).toEqual(["a", "b"]);
  });

  test("that is missing is said", async () => {
    const missing = join(folder, "none.json");
    await expect(provider.open(missing, {})).rejects.toMatchObject({ code: "MODEL_SCRIPT", where: missing });
    await expect(provider.open("", {})).rejects.toMatchObject({ code: "MODEL_SCRIPT" });
  });

  test.each([
    ["{", "f", "not JSON"],
    ["[]", "f", "object"],
    ['{"program":"a"}', "f .program", "not a list"],
    ['{"program":[]}', "f .program", "not a list"],
    ['{"program":["a",{"txt":"b"}]}', "f .program[1]", "not an answer"],
    ['{"program":[{"text":"b","delay":5}]}', "f .program[0]", "not an answer"],
    ['{"program":[{"text":"b","delayMs":-5}]}', "f .program[0]", "not an answer"],
  ])("%s is refused", (text, where, why) => {
    expect(() => parseScript(text, "f")).toThrow(
      expect.objectContaining({ code: "MODEL_SCRIPT", where, message: expect.stringContaining(why) }),
    );
  });
});
