import { describe, expect, it } from "vitest";
import type { Task } from "../../src/core/task.ts";
import sample from "../../src/moves/sample.ts";
import { programPrompt, taskText, testText } from "../../src/moves/text/describe.ts";
import { fakeKit } from "../doubles/fake-kit.ts";
import { ADD, block, DOUBLE, RIGHT, WRONG } from "../doubles/tasks.ts";

const MBPP: Task = {
  id: "mbpp/1",
  prompt: "Write a function to add two numbers.\nassert add(1, 2) == 3",
  language: "python",
  entry: "add",
  tests: [{ kind: "code", code: "assert add(1, 2) == 3" }],
};

describe("sample", () => {
  it("asks once for all programs and offers each, repeats included", async () => {
    const kit = fakeKit(ADD, { replies: { program: [block(RIGHT), block(WRONG), block(RIGHT)] } });
    const programs = await sample(ADD, kit, {
      style: "chat",
      n: 3,
      temperature: 0.8,
      topP: 0.95,
      maxTokens: 900,
    });
    expect(programs).toEqual([
      { id: "program/0", text: `${RIGHT}\n` },
      { id: "program/1", text: `${WRONG}\n` },
      { id: "program/2", text: `${RIGHT}\n` },
    ]);
    expect(kit.offers).toEqual(programs);
    expect(kit.asks).toMatchObject([
      { purpose: "program", n: 3, temperature: 0.8, topP: 0.95, maxTokens: 900 },
    ]);
  });

  it("leaves the length of a chat reply to the server, and bounds a completion", async () => {
    const kit = fakeKit(ADD, { replies: { program: ["    return a + b\n\ndef more(): pass"] } });
    await sample(ADD, kit, { style: "chat", n: 1, temperature: 0 });
    const [program] = await sample(ADD, kit, { style: "completion", n: 1, temperature: 0 });
    expect(kit.asks.map((ask) => ask.maxTokens)).toEqual([undefined, 512]);
    expect(kit.asks[1]).toMatchObject({ prompt: ADD.starter, stop: ["\ndef", "\nclass", "\n#", "\nif"] });
    expect(program?.text).toBe(`${ADD.starter}    return a + b\n`);
  });

  it("puts solved examples first", async () => {
    const shots = [{ prompt: "Negate a number.", program: "def neg(a): return -a" }];
    const kit = fakeKit(ADD, { replies: { program: [RIGHT] } });
    await sample(ADD, kit, { style: "chat", n: 1, temperature: 0, shots });
    expect(kit.asks[0]?.messages?.map((message) => message.role)).toEqual(["user", "assistant", "user"]);
    expect(programPrompt(ADD, shots)).toBe(
      `"""\nNegate a number.\n"""\ndef neg(a): return -a\n\n${ADD.starter}`,
    );
  });
});

describe("the task as a model sees it", () => {
  it("shows a prompt that is its starter as code, then the visible tests", () => {
    expect(taskText(ADD)).toBe(
      `Complete this Python program.\n\n\`\`\`python\n${ADD.starter}\`\`\`\n\nIt must pass these tests:\n\nassert add(1, 2) == 3\nassert add(0, 0) == 0`,
    );
  });

  it("shows a prompt in words with its starter", () => {
    expect(taskText(DOUBLE)).toBe(
      "Write a JavaScript program.\n\nDouble a number with `double(n)`.\n\nIt starts like this:\n\n```javascript\nfunction double(n) {\n```",
    );
  });

  it("does not repeat tests that the prompt holds", () => {
    expect(taskText(MBPP)).toBe(`Write a Python program.\n\n${MBPP.prompt}`);
    expect(programPrompt(MBPP)).toBe(`"""\n${MBPP.prompt}\n"""\n`);
  });

  it("writes every kind of test down", () => {
    expect(testText({ kind: "io", stdin: "1 2\n", stdout: "3\n" }, ADD)).toBe(
      "Input:\n1 2\nExpected output:\n3",
    );
    expect(testText({ kind: "call", args: [1, "x"], expected: [null] }, ADD)).toBe(
      'add(1, "x") returns [null]',
    );
  });

  it("refuses a language it does not know", () => {
    expect(() => taskText({ ...ADD, language: "cobol" })).toThrow(
      expect.objectContaining({ code: "LANGUAGE_UNKNOWN", fix: "known: python, javascript, c, cpp" }),
    );
  });
});
