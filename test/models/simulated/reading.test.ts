import { describe, expect, it } from "vitest";
import { feedbackIn, programIn, roleOf, testsAsked } from "../../../src/models/simulated/reading.ts";

const chat = (content: string, purpose = "") => ({ purpose, messages: [{ role: "user" as const, content }] });

describe("the role of an ask", () => {
  it.each([
    ["program", "program"],
    ["repair", "repair"],
    ["tests", "tests"],
    ["explain", "prose"],
    ["verdict", "judge"],
    ["test-plan", "prose"],
  ])("purpose %s is %s", (purpose, role) => expect(roleOf(chat("…", purpose))).toBe(role));

  it.each([
    ["Do not write the program. Write 5 tests of `f` that a right program passes.", "tests"],
    ["It fails: expected 1, actual 2. Please fix it. Reply with the whole program.", "repair"],
    ['Is the program above correct? End with the line "Verdict: correct" or "Verdict: wrong".', "judge"],
    ["Rate this program on a scale from 1 to 10.", "judge"],
    ["Explain your program line by line.", "prose"],
    ["Write a Python program. Reply with the whole program in one code block.", "program"],
    ["def f(x):\n    pass\n\n# check the correctness of f\nassert ", "tests"],
    ["Fizz.", "program"],
  ])("%j is %s", (text, role) => expect(roleOf(chat(text))).toBe(role));
});

it("finds the model's own last program, not the demand's", () => {
  const ask = {
    purpose: "repair",
    messages: [
      { role: "user" as const, content: "Complete this:\n```python\ndef f(x):\n    ...\n```" },
      { role: "assistant" as const, content: "```python\ndef f(x):\n    return 1\n```" },
      { role: "user" as const, content: "It fails.\n```\nTraceback\n```" },
    ],
  };
  expect(programIn(ask, "f")).toBe("def f(x):\n    return 1\n");
  expect(programIn({ ...ask, messages: ask.messages.slice(2) }, "f")).toBeUndefined();
});

it.each([
  ["Please fix it.", "none"],
  ["The program above is wrong. Please fix it.", "verdict"],
  ["It does not pass this test:\n\nassert f(1) == 2", "test"],
  ["It is wrong. This is what you said about it:\n\nThe loop ends early.", "explanation"],
  ["[BLOCK-1] variables before: x=1", "trace"],
])("hears in %j: %s", (text, feedback) => expect(feedbackIn(chat(text))).toBe(feedback));

it("reads how many tests are wanted", () => {
  expect(testsAsked(chat("Write 7 tests of `f`"))).toBe(7);
  expect(testsAsked(chat("write three unit tests"))).toBe(3);
  expect(testsAsked(chat("write tests"))).toBeUndefined();
});
