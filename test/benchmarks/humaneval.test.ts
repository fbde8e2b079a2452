import fc from "fast-check";
import { describe, expect, it } from "vitest";
import humaneval from "../../src/benchmarks/humaneval.ts";
import { openBenchmark } from "../../src/benchmarks/open/open.ts";
import { docstringExamples } from "../../src/benchmarks/python/docstring-examples.ts";
import { isLiteral } from "../../src/benchmarks/python/literal.ts";
import { DATA, missing } from "../data.ts";

const row = {
  task_id: "HumanEval/0",
  prompt: 'def add(a, b):\n    """ Sum.\n    >>> add(1, 2)\n    3\n    """\n',
  entry_point: "add",
  canonical_solution: "    return a + b\n",
  test: "def check(candidate):\n    assert candidate(2, 2) == 4\n",
};

describe("a HumanEval problem", () => {
  const { task, suite, reference } = humaneval.problem(humaneval.parse(row));

  it("completes the prompt and is judged by check(entry), which only the suite holds", () => {
    expect(task).toMatchObject({ prompt: row.prompt, starter: row.prompt, entry: "add", language: "python" });
    expect(suite.tests).toEqual([{ kind: "code", code: `${row.test}\ncheck(add)` }]);
    expect(suite).toMatchObject({
      prelude: row.prompt,
      entry: "add",
      limits: { cpuSeconds: 3, idleSeconds: 3 },
    });
    expect(reference).toBe(row.prompt + row.canonical_solution);
    expect(JSON.stringify(task)).not.toContain("candidate");
  });

  it("shows the docstring's examples as tests", () => {
    expect(task.tests).toEqual([{ kind: "code", code: "assert add(1, 2) == 3" }]);
  });

  it("gives a bare signature a body, so that the prelude is a program", () => {
    const prelude = (prompt: string) => humaneval.problem({ ...row, prompt }).suite.prelude;
    expect(prelude("def return1():\n")).toBe("def return1():\n    pass\n");
    expect(prelude("class A:\n    def f(self):\n")).toBe("class A:\n    def f(self):\n        pass\n");
    expect(prelude(row.prompt)).toBe(row.prompt);
  });

  it("says which field of a row is wrong", () => {
    expect(() => humaneval.parse({ ...row, test: 3 })).toThrow('field "test"');
    expect(() => humaneval.parse({ ...row, entry_point: "a b" })).toThrow('field "entry_point"');
    expect(() => humaneval.parse([])).toThrow("row");
  });
});

describe("docstring examples", () => {
  const examples = (text: string) => docstringExamples(text, "f").map((test) => test.code);

  it("are taken when call and answer are literals on one line each", () => {
    expect(examples(">>> f([1, 2.5], 'a', {'k': (None,)})\n  {1, -2e3}\n")).toEqual([
      "assert f([1, 2.5], 'a', {'k': (None,)}) == {1, -2e3}",
    ]);
    expect(examples(">>> f()\nTrue\n>>> f('it\\'s ]')\n''")).toHaveLength(2);
  });

  it.each([
    ["another function", ">>> g(1)\n2"],
    ["a variable", ">>> f(x)\n2"],
    ["arithmetic", ">>> f(1 + 1)\n2"],
    ["an answer over two lines", ">>> f(1)\n[1,\n2]"],
    ["no answer", ">>> f(1)\n>>> f(2)"],
    ["an error", ">>> f(1)\nTraceback (most recent call last):"],
    ["prose", ">>> f(1)\nthe first one"],
    ["two values", ">>> f(1)\n1 2"],
    ["more than a call", ">>> f(1) == 2\nTrue"],
    ["no call", "f(1)\n2"],
  ])("are left out with %s", (_, text) => expect(examples(text)).toEqual([]));

  it("know any JSON value without true, false, null and exotic strings as a literal", () => {
    const simple = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.integer(),
        fc.stringMatching(/^[a-z\]{,:' ]*$/),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(fc.stringMatching(/^[a-z}"]*$/), tie("value"), { maxKeys: 3 }),
      ),
    })).value;
    fc.assert(
      fc.property(simple, fc.constantFrom("", " "), (value, space) => {
        const text = JSON.stringify(value, null, 1).replace(/\n\s*/g, space);
        expect(isLiteral(text)).toBe(true);
        expect(isLiteral(`${text},`)).toBe(false);
        expect(isLiteral(`[${text}`)).toBe(false);
      }),
    );
  });
});

it("is the published data: 164 problems, 162 visible tests over 69 of them, no notice", async (ctx) => {
  const reason = missing("humaneval/HumanEval.jsonl.gz");
  if (reason) return ctx.skip(reason);
  const notices: string[] = [];
  const { problems } = await openBenchmark("humaneval", {
    data: [DATA],
    onNotice: (text) => notices.push(text),
  });
  const visible = problems.map(({ task }) => task.tests.length);
  expect(problems).toHaveLength(164);
  expect(visible.filter((count) => count > 0)).toHaveLength(69);
  expect(visible.reduce((sum, count) => sum + count, 0)).toBe(162);
  expect(notices).toEqual([]);
});
