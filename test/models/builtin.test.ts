import { describe, expect, it } from "vitest";
import { openModel } from "../../src/models/open/open.ts";

async function ask(content: string, n = 1): Promise<string[]> {
  const model = await openModel("builtin/quick");
  const context = { task: "own", attempt: 0, asked: 0 };
  const replies = await model.reply(
    { messages: [{ role: "user", content }], purpose: "program", n },
    context,
  );
  return replies.map(({ text }) => text);
}

describe("the built-in solver as a model", () => {
  it.each([
    ["python", "assert evens([1, 2, 4]) == [2, 4]\nassert evens([3, 6, 7]) == [6]", "def evens(a):"],
    [
      "javascript",
      "function evens(list) {\n}\n// evens([1, 2, 4]) => [2, 4]\n// evens([3, 6, 7]) => [6]",
      "function evens(list) {",
    ],
    [
      "typescript",
      "function evens(list: number[]): number[] {\n}\n// evens([1, 2, 4]) => [2, 4]\n// evens([3, 6, 7]) => [6]",
      "function evens(list: number[]): number[] {",
    ],
  ])("writes %s that passed the examples in the sandbox", async (language, examples, head) => {
    const [text] = await ask(`Write a ${language} program.\n\nKeep the even numbers.\n\n${examples}`);
    expect(text).toContain(`\`\`\`${language}\n${head}`);
    expect(text).toContain("it passes all 2 examples");
  });

  it("says what is open: how many behaviours, and the call that would settle most", async () => {
    const [first, second] = await ask(
      "assert grow([1, 2, 3]) == [2, 3, 4]\nassert grow([5, 9]) == [6, 10]",
      2,
    );
    expect(first).toMatch(/def grow/);
    if (/behaviours fit/.test(first!)) expect(first).toMatch(/settle most: grow\(.*\) gives .*, or /);
    expect(second).toMatch(/def grow/);
  });

  it("answers a puzzle with a value that sat accepts outside the search's process", async () => {
    const [text] = await ask(
      "Find the input:\n\n```python\ndef sat(x: int, n=81):\n    return x * x == n and x < 0\n```\nThanks.",
    );
    expect(text).toContain("def sol():\n    return -9\n");
    const [none] = await ask(
      "Write sol() that returns a value of type int:\n\ndef sat(x):\n    return x != x",
    );
    expect(none).toMatch(/^The built-in solver has no answer: no value found/);
  });

  it.each([
    ["no example", "Write a Python function f(x) that halves x.", /no answer: .*add|no answer: .*give/],
    [
      "a contradiction",
      "assert f(1) == 2\nassert f(1) == 3",
      /no answer: two examples contradict each other: f\(1\) == 2 and f\(1\) == 3/,
    ],
    ["too little to tell", "assert f(3) == True", /no answer: .*guess|no answer: no program found/],
    [
      "nothing that fits",
      "assert f(1) == 'qwz'\nassert f(2) == 'xjk'\nassert f(3) == 'vvp'",
      /no answer: no program found that fits the 3 examples of f/,
    ],
  ])("abstains in one sentence: %s", async (_, text, why) => {
    const [reply] = await ask(text);
    expect(reply).toMatch(why);
    expect(reply).not.toContain("```");
    expect(reply!.split("\n")).toHaveLength(1);
  });
});
