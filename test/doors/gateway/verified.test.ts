import { describe, expect, test } from "vitest";
import { AssayError } from "../../../src/core/errors.ts";
import type { Sandbox } from "../../../src/core/sandbox.ts";
import { assayOf, gateway, REQUEST, RIGHT, shared, WRONG } from "./served.ts";

type Options = NonNullable<Parameters<typeof gateway>[1]>;

async function ask(
  script: Record<string, string[]>,
  content: string,
  body: object = {},
  options: Options = {},
) {
  const { openai } = await gateway({ "*": ["I am the plain model."], ...script }, options);
  const answer = await openai.chat.completions.create({
    model: "direct/test/m",
    messages: [{ role: "user", content }],
    ...body,
  });
  return { text: answer.choices[0]!.message.content ?? "", assay: assayOf(answer) };
}

const NO_TESTS = "Write a Python function `double(n)` that doubles a number.";
const OTHER = "```python\ndef double(n):\n    return n + n\n```";
const lists = (...tests: string[][]) => tests.map((list) => `\`\`\`python\n${list.join("\n")}\n\`\`\``);
const GOOD = lists(
  ["assert double(1) == 2", "assert double(5) == 10"],
  ["assert double(-3) == -6", "assert double(1) == 2"],
  ["assert double(0) == 0"],
);

describe("by the user's tests", () => {
  test("right code is verified, and the evidence says with what", async () => {
    const { text, assay } = await ask({ program: [RIGHT] }, REQUEST);
    expect(assay).toMatchObject({
      verified: true,
      evidence: {
        kind: "conversation",
        passed: 2,
        tests: [{ by: "user", test: "assert double(2) == 4", outcome: "pass" }, {}],
      },
      strategy: "direct",
      entry: "double",
      cost: { calls: 1 },
    });
    expect(assay.reason).toBeUndefined();
    expect(text).toContain("Verified: it passes all 2 tests of your message.");
  });

  test("wrong code is not, and is still the answer", async () => {
    const { text, assay } = await ask({ program: [WRONG] }, REQUEST);
    expect(assay).toMatchObject({ verified: false, reason: "failed", evidence: { passed: 1 } });
    expect(text).toContain("return n\n");
    expect(text).toContain("Not verified");
  });

  test("code that does not load gives way to the plain model's answer", async () => {
    const { text, assay } = await ask({ program: ["```python\ndef double(n)\n```"] }, REQUEST);
    expect(text).toBe("I am the plain model.");
    expect(assay).toMatchObject({
      verified: false,
      reason: "failed",
      evidence: null,
      strategy: null,
      cost: { calls: 2 },
    });
  });

  test("tests that a program which does nothing passes too are no evidence", async () => {
    const request = `${NO_TESTS}\nassert callable(double)\nassert double is not None`;
    expect((await ask({ program: [WRONG] }, request)).assay).toMatchObject({
      verified: false,
      reason: "says-nothing",
    });
  });

  test("a strategy that repairs answers with what passes", async () => {
    const { openai } = await gateway({ program: [WRONG], repair: [RIGHT] });
    const answer = await openai.chat.completions.create({
      model: "self-debugging/m",
      messages: [{ role: "user", content: REQUEST }],
    });
    expect(assayOf(answer)).toMatchObject({ verified: true, strategy: "self-debugging", cost: { calls: 2 } });
  });

  test("tests may come beside the conversation, in JavaScript too", async () => {
    const program = ["```javascript\nconst half = (n) => n / 2;\n```"];
    const right = {
      assay: { tests: [{ kind: "call", args: [4], expected: 2 }], entry: "half", language: "javascript" },
    };
    expect((await ask({ program }, "Write it.", right)).assay).toMatchObject({
      verified: true,
      language: "javascript",
    });
    const said =
      "Write a JavaScript function `half(n)`.\n\nassert.strictEqual(half(4), 2);\nassert.deepStrictEqual([2].map(half), [1]);";
    expect((await ask({ program }, said)).assay).toMatchObject({ verified: true, evidence: { passed: 2 } });
    const wrong = { assay: { ...right.assay, tests: ["assert.strictEqual(half(4), 3);"] } };
    expect((await ask({ program }, "Write it.", wrong)).assay).toMatchObject({
      verified: false,
      reason: "failed",
    });
  });

  test("a program that reads its input is checked by what it prints", async () => {
    const request =
      "Write a Python program that adds two numbers from standard input.\n\nInput:\n```\n1 2\n```\nOutput:\n```\n3\n```";
    const right = "```python\nprint(sum(map(int, input().split())))\n```";
    expect((await ask({ program: [right] }, request)).assay).toMatchObject({ verified: true });
    expect((await ask({ program: ["```python\nprint(4)\n```"] }, request)).assay).toMatchObject({
      verified: false,
    });
  });
});

describe("by agreement", () => {
  test("tests written apart, from two replies, and another program that passes the same", async () => {
    const { assay, text } = await ask({ program: [RIGHT, RIGHT, OTHER], tests: GOOD }, NO_TESTS);
    expect(assay).toMatchObject({ verified: true, evidence: { kind: "agreement", passed: 4, agreeing: 1 } });
    expect(assay.evidence?.tests.every(({ by }) => by === "model")).toBe(true);
    expect(text).toContain("that the model wrote apart from it");
  });

  test("it can be turned off", async () => {
    const script = { program: [RIGHT, RIGHT, OTHER], tests: GOOD };
    const { assay } = await ask(script, NO_TESTS, {}, { agreement: false });
    expect(assay).toMatchObject({ verified: false, reason: "no-tests", cost: { calls: 1 } });
  });

  test.each([
    ["every other program is the same text", { program: [RIGHT], tests: GOOD }, "disagreement"],
    [
      "no other program passes the same tests",
      { program: [RIGHT, WRONG, WRONG], tests: GOOD },
      "disagreement",
    ],
    [
      "all tests come from one reply",
      {
        program: [RIGHT, OTHER],
        tests: [
          lists(["assert double(1) == 2", "assert double(5) == 10", "assert double(7) == 14"])[0]!,
          "none",
          "none",
        ],
      },
      "disagreement",
    ],
    [
      "tests that say nothing",
      {
        program: [RIGHT, OTHER],
        tests: lists(
          ["assert callable(double)", "assert double is not None"],
          ["assert double(1) or True"],
          ["assert not double.__doc__"],
        ),
      },
      "disagreement",
    ],
    [
      "too few tests",
      { program: [RIGHT, OTHER], tests: lists(["assert double(1) == 2"], [], []) },
      "no-tests",
    ],
    ["most tests fail", { program: [WRONG, OTHER], tests: GOOD }, "disagreement"],
    ["no tests at all", { program: [RIGHT, OTHER], tests: ["I cannot."] }, "no-tests"],
  ])("%s: not verified", async (_, script, reason) => {
    expect((await ask(script, NO_TESTS)).assay).toMatchObject({ verified: false, reason });
  });

  test("tests inside the program's own reply are nobody's evidence", async () => {
    const reply = "```python\ndef double(n):\n    return n\nassert double(0) == 0\n```";
    expect((await ask({ program: [reply], tests: ["none"] }, NO_TESTS)).assay).toMatchObject({
      verified: false,
      reason: "no-tests",
    });
  });

  test("a budget that ends before the tests are written", async () => {
    const script = { program: [RIGHT, OTHER], tests: GOOD };
    const { assay } = await ask(script, NO_TESTS, { assay: { budget: { calls: 2 } } });
    expect(assay).toMatchObject({ verified: false, reason: "budget", cost: { calls: 1 } });
  });
});

describe("what is sent is what was checked", () => {
  test.each([
    ["a fence in the program", '```python\ndef double(n):\n    """\n    ```\n    """\n    return 2 * n\n```'],
    ["line ends of Windows", RIGHT.replaceAll("\n", "\r\n")],
    ["two blocks, the second hostile", `${RIGHT}\n\n\`\`\`python\nimport os\nos.remove("/")\n\`\`\``],
  ])("%s", async (_, reply) => {
    const { text, assay } = await ask({ program: [reply] }, REQUEST);
    const blocks = [...text.matchAll(/^(`{3,})python\n([\s\S]*?)^\1$/gm)].map((match) => match[2]!);
    expect(blocks.length).toBe(assay.strategy === null ? 0 : 1);
    if (assay.verified) {
      const sandbox = await shared();
      const suite = { entry: "double", tests: [{ kind: "code" as const, code: "assert double(2) == 4" }] };
      expect((await sandbox.check({ language: "python", program: blocks[0]!, suite })).pass).toBe(true);
    }
  });

  test("a raw completion is checked together with its prompt", async () => {
    const prompt = 'def double(n):\n    """Doubles.\n\n    >>> double(2)\n    4\n    """\n';
    for (const [reply, verified] of [
      ["```python\n    return 2 * n\n```", true],
      [RIGHT, true],
      ["```python\n    return n\n```", false],
    ] as const) {
      const { openai } = await gateway({ program: [reply] });
      const answer = await openai.completions.create({ model: "direct/m", prompt });
      const program = prompt + answer.choices[0]!.text;
      const suite = { entry: "double", tests: [{ kind: "code" as const, code: "assert double(2) == 4" }] };
      expect((await (await shared()).check({ language: "python", program, suite })).pass).toBe(verified);
      expect(assayOf(answer).verified).toBe(verified);
    }
  });
});

describe("when something breaks", () => {
  const broken = async (over: Partial<Sandbox>): Promise<Sandbox> => {
    const { isolation, workers, check, grid, run, open, inspect } = await shared();
    const whole = await shared();
    const bound = {
      check: check.bind(whole),
      grid: grid.bind(whole),
      run: run.bind(whole),
      open: open.bind(whole),
      inspect: inspect.bind(whole),
    };
    return { isolation, workers, ...bound, close: async () => {}, ...over };
  };

  test("a sandbox that fails leaves the plain answer, unverified", async () => {
    const sandbox = await broken({
      check: () => Promise.reject(new AssayError("SANDBOX_BROKEN", "it broke")),
    });
    const { text, assay } = await ask({ program: [RIGHT] }, REQUEST, {}, { sandbox });
    expect(text).toContain("return 2 * n");
    expect(assay).toMatchObject({ verified: false, reason: "sandbox", evidence: null });
  });

  test("without isolation nothing is verified", async () => {
    const sandbox = await broken({ isolation: "none" });
    expect((await ask({ program: [RIGHT] }, REQUEST, {}, { sandbox })).assay).toMatchObject({
      verified: false,
      reason: "isolation",
    });
  });

  test("passes inside the program's own process do not count", async () => {
    const sandbox = await broken({
      check: async ({ suite, program }) => ({
        pass: !program.includes("NotImplemented"),
        score: 1,
        checks: suite.tests.map((_, test) => ({
          test,
          outcome: program.includes("NotImplemented") ? ("fail" as const) : ("pass" as const),
          output: "",
          guarded: true as const,
        })),
        measures: { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 },
      }),
    });
    expect((await ask({ program: [RIGHT] }, REQUEST, {}, { sandbox })).assay).toMatchObject({
      verified: false,
      reason: "guarded",
    });
  });

  test("a verdict that leaves tests out is none", async () => {
    const sandbox = await broken({
      check: async () => ({
        pass: true,
        score: 1,
        checks: [{ test: 0, outcome: "pass", output: "" }],
        measures: { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 },
      }),
    });
    expect((await ask({ program: [RIGHT] }, REQUEST, {}, { sandbox })).assay).toMatchObject({
      verified: false,
    });
  });

  test("a budget in seconds ends a model that hangs: the answer comes, unverified", async () => {
    const { openai } = await gateway({ program: [{ text: RIGHT, delayMs: 60_000 }], "*": ["plain"] });
    const body = {
      model: "direct/m",
      messages: [{ role: "user" as const, content: REQUEST }],
      assay: { budget: { seconds: 0.2 } },
    };
    const answer = await openai.chat.completions.create(body);
    expect(answer.choices[0]?.message.content).toBe("plain");
    expect(assayOf(answer).verified).toBe(false);
  });
});
