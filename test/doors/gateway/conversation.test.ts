import { describe, expect, test } from "vitest";
import type { Message } from "../../../src/core/model.ts";
import { readConversation } from "../../../src/doors/gateway/conversation/read.ts";
import type { Wishes } from "../../../src/doors/gateway/extension.ts";

const says = (content: string): Message => ({ role: "user", content });
const read = (turns: string | Message[], wishes: Wishes = {}) =>
  readConversation({ messages: typeof turns === "string" ? [says(turns)] : turns }, wishes, "python");
const taskOf = (turns: string | Message[], wishes: Wishes = {}) => {
  const reading = read(turns, wishes);
  if ("none" in reading) throw new Error(reading.none);
  return reading.task;
};
const codes = (turns: string | Message[], wishes: Wishes = {}) =>
  taskOf(turns, wishes).tests.map((each) => (each.kind === "code" ? each.code : JSON.stringify(each)));

describe("what is a request for a program", () => {
  test.each([
    "Write a function that reverses a string.",
    "Can you implement a binary search in Python?",
    'def add(a, b):\n    """Adds."""\n',
    "Give me a Python script that counts words",
    "Please fix this function:\n```python\ndef f(x):\n    return x\n```",
    "I need a class for a stack",
    "How do I write a function that sorts a list?",
  ])("%j is", (text) => {
    expect(read(text)).toHaveProperty("task");
  });

  test.each([
    "Hello!",
    "What is the capital of France?",
    "Explain this function:\n```python\ndef f(x):\n    return x\n```",
    "Why does my code print None?",
    "Thanks, that works.",
    "Describe how the algorithm of Dijkstra works.",
    "Translate 'good morning' to French.",
    "Review this code for style.",
    "Write a poem about autumn.",
    "",
  ])("%j is not", (text) => {
    expect(read(text)).toEqual({ none: "not-a-coding-task" });
  });

  test("a turn that goes on from code is, and one that does not is not", () => {
    const before = [
      says("Write a function `f(x)`.\nassert f(1) == 2"),
      { role: "assistant" as const, content: "```python\ndef f(x): return x\n```" },
    ];
    expect(taskOf([...before, says("It fails, fix it please.")])).toMatchObject({ entry: "f" });
    expect(codes([...before, says("It fails, fix it please.")])).toEqual(["assert f(1) == 2"]);
    expect(read([...before, says("Thank you!")])).toEqual({ none: "not-a-coding-task" });
    expect(read([...before, says("What is its complexity?")])).toEqual({ none: "not-a-coding-task" });
  });

  test("what a gateway must not touch goes through", () => {
    const ask = says("Write a function f");
    const tools = [{ name: "t", description: "", parameters: {} }];
    const reads = (question: object) => readConversation({ messages: [ask], ...question }, {}, "python");
    expect(reads({ tools })).toEqual({ none: "tools" });
    expect(reads({ messages: [ask, { role: "tool", content: "1", toolCallId: "a" }] })).toEqual({
      none: "tools",
    });
    expect(reads({ format: {} })).toEqual({ none: "format" });
    expect(reads({ logprobs: 0 })).toEqual({ none: "logprobs" });
    expect(reads({ messages: [{ ...ask, images: [{ url: "https://example.org/a.png" }] }] })).toEqual({
      none: "images",
    });
    expect(readConversation({ infill: { prefix: "def f", suffix: "" } }, {}, "python")).toEqual({
      none: "infill",
    });
  });
});

describe("language", () => {
  test.each([
    ["Write a JavaScript function f", "javascript"],
    ["Write a function f in Python", "python"],
    ["Write a C++ program that adds", "cpp"],
    ["Write a program in C that adds", "c"],
    ["Complete:\n```js\nfunction f(a) {\n```", "javascript"],
    ["Write a function that adds", "python"],
    ["Implement `const add = (a, b) =>` as a function", "javascript"],
  ])("%j: %s", (text, language) => {
    expect(taskOf(text)).toMatchObject({ language });
  });

  test.each([
    "Write a Rust function f",
    "Write a function in Go",
    "Write a SQL query program",
    "Write a TypeScript class",
  ])("%j is not solved in", (text) => {
    expect(read(text)).toEqual({ none: "language" });
  });
});

describe("entry", () => {
  test.each([
    ["Write a function `is_even(n)` for numbers", "is_even"],
    ["Write a function called flatten", "flatten"],
    ["Write a function.\nassert double(2) == 4", "double"],
    ["Write code.\n>>> triple(2)\n6", "triple"],
    [
      'def helper(x):\n    return x\n\ndef main_one(x):\n    """Does."""\n\nassert main_one(1) == 1',
      "main_one",
    ],
    ["Write a JavaScript function `sum(a, b)`", "sum"],
    ["Write a function to sort a list and print(it)", undefined],
  ])("%j: %s", (text, entry) => {
    expect(taskOf(text).entry).toBe(entry);
  });
});

describe("tests", () => {
  test("assertions, doctests, arrows and words; not what a model said, nor the instructions", () => {
    expect(codes("Write a function double.\nassert double(2) == 4\nassert double(0) == 0, 'zero'")).toEqual([
      "assert double(2) == 4",
      "assert double(0) == 0, 'zero'",
    ]);
    expect(
      codes('Complete:\n\ndef double(n):\n    """Doubles.\n\n    >>> double(3)\n    6\n    """\n'),
    ).toEqual(["assert double(3) == 6"]);
    expect(codes("Write a function `double(n)`: double(3) -> 6 and double(4) returns 8.")).toEqual([
      "assert double(3) == 6",
      "assert double(4) == 8",
    ]);
    const model = {
      role: "assistant" as const,
      content: "```python\ndef double(n): return n\nassert double(2) == 2\n```",
    };
    const system = { role: "system" as const, content: "assert double(1) == 7" };
    expect(
      codes([
        system,
        says("Write a function double(n)."),
        model,
        says("Write it again as a function, it fails"),
      ]),
    ).toEqual([]);
  });

  test("a block that makes something and then asserts about it is one test", () => {
    const block = "from stack import Stack\ns = Stack()\ns.push(1)\nassert s.pop() == 1\n";
    const text = `Write a class Stack.\n\n\`\`\`python\n${block}\`\`\`\nassert Stack().size() == 0`;
    expect(codes(text)).toEqual([
      "s = Stack()\ns.push(1)\nassert s.pop() == 1\n",
      "assert Stack().size() == 0",
    ]);
    const defining = "Fix the function:\n```python\ndef f(x):\n    return x\ny = f(1)\nassert f(1) == 2\n```";
    expect(codes(defining)).toEqual(["assert f(1) == 2"]);
  });

  test("examples that contradict each other are none", () => {
    expect(codes("Write a function `f(n)`: f(3) -> 6 and f(3) -> 7.")).toEqual([]);
  });

  test("sample input and output, for a program that reads its input", () => {
    const text = "Write a Python program that adds.\n\nInput:\n```\n1 2\n```\nOutput:\n```\n3\n```";
    expect(taskOf(text).tests).toEqual([{ kind: "io", stdin: "1 2\n", stdout: "3\n" }]);
  });

  test("tests beside the conversation come first", () => {
    expect(codes("Write it as a function", { tests: ["assert g(1) == 1"] })).toEqual(["assert g(1) == 1"]);
    expect(taskOf("Write it as a function", { tests: ["assert g(1) == 1"] }).entry).toBe("g");
  });
});

test("a definition without a body is a starter, one with a body is not", () => {
  expect(
    taskOf('```python\nimport math\n\ndef area(r):\n    """Area.\n    """\n```\nComplete the function.')
      .starter,
  ).toBe('import math\n\ndef area(r):\n    """Area.\n    """\n');
  expect(taskOf("Fix the function:\n```python\ndef area(r):\n    return r\n```").starter).toBeUndefined();
});

test("what was said before stands above the request", () => {
  const turns = [{ role: "system" as const, content: "Be brief." }, says("Hi"), says("Write a function f")];
  expect(taskOf(turns).prompt).toBe(
    "Instructions:\nBe brief.\n\nUser:\nHi\n\nThe request:\nWrite a function f",
  );
});
