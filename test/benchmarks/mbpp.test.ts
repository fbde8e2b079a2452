import { expect, it } from "vitest";
import mbpp from "../../src/benchmarks/mbpp.ts";
import sanitized from "../../src/benchmarks/mbpp-sanitized.ts";
import { openBenchmark } from "../../src/benchmarks/open/open.ts";
import { DATA, missing } from "../data.ts";

const row = {
  task_id: 2,
  text: "Write a function to add.",
  code: "def help(a):\r\n  return a\r\ndef add(a, b):\r\n  return help(a) + b",
  test_setup_code: "",
  test_list: ["assert set([add(1, 2)]) == {3}", "assert add(2, 2) == 4", "assert add(5, 5) == 10"],
  challenge_test_list: ["assert add(0, 0) == 0"],
};

it("prompts as published but with the first assert only", () => {
  const { task, suite, reference } = mbpp.problem(mbpp.parse(row));
  expect(task.id).toBe("Mbpp/2");
  expect(task.entry).toBe("add");
  expect(task.prompt).toBe(
    "You are an expert Python programmer, and here is your task: Write a function to add. " +
      "Your code should pass these tests:\n\nassert set([add(1, 2)]) == {3}\n",
  );
  expect(task.tests).toEqual([{ kind: "code", code: row.test_list[0] }]);
  expect(suite.tests).toEqual(row.test_list.map((code) => ({ kind: "code", code })));
  for (const hidden of [...row.test_list.slice(1), ...row.challenge_test_list]) {
    expect(JSON.stringify(task)).not.toContain(hidden);
  }
  expect(reference).toBe("def help(a):\n  return a\ndef add(a, b):\n  return help(a) + b");
});

it("puts setup code before every assert: it may use classes that the program defines", () => {
  const { task, suite } = mbpp.problem(mbpp.parse({ ...row, test_setup_code: "root = Node(1) \r\nx = 2" }));
  for (const test of [...task.tests, ...suite.tests]) {
    expect(test).toMatchObject({ code: expect.stringMatching(/^root = Node\(1\) \nx = 2\nassert /) });
  }
  expect(suite.prelude).toBeUndefined();
});

it("reads sanitized MBPP as published and in HumanEval's shape, to the same problem", () => {
  const published = sanitized.parse({
    source_file: "x.ipynb",
    task_id: 82,
    prompt: "Write a function to find the volume of a sphere.",
    code: "def volume(r):\n  return r",
    test_imports: ["import math"],
    test_list: ["assert math.isclose(volume(1), 1)", "assert math.isclose(volume(2), 2)"],
  });
  const completion = sanitized.parse({
    task_id: "MbppEval/82",
    prompt: "def volume(r):\n    '''\n    Write a function to find the volume of a sphere.\n    '''\n",
    entry_point: "volume",
    canonical_solution: "  return r\n",
    test: "def check(candidate):\n    assert math.isclose(volume(1), 1)\n    assert math.isclose(volume(2), 2)\n",
  });
  expect(completion).toEqual(published);
  const { task, suite } = sanitized.problem(published);
  expect(suite.prelude).toBe("import math");
  expect(task).toMatchObject({ id: "Mbpp/82", entry: "volume" });
  // A visible test stands alone.
  expect(task.tests).toEqual([{ kind: "code", code: "import math\nassert math.isclose(volume(1), 1)" }]);
});

it("says which field of a row is wrong", () => {
  expect(() => mbpp.parse({ ...row, test_list: [] })).toThrow('field "test_list"');
  expect(() => mbpp.parse({ ...row, task_id: "2" })).toThrow('field "task_id"');
  expect(() => sanitized.parse({ ...row })).toThrow('field "prompt"');
});

for (const [id, file, count] of [
  ["mbpp", "mbpp-humaneval-et-apps/MBPP_974.jsonl.gz", 974],
  ["mbpp-sanitized", "codet-codegen16b/mbpp_sanitized_for_code_generation.jsonl.gz", 427],
] as const) {
  it(`${id}: a copy written another way is recognised as the published rows`, async (ctx) => {
    const reason = missing(file);
    if (reason) return ctx.skip(reason);
    const notices: string[] = [];
    const { problems } = await openBenchmark(id, { data: [DATA], onNotice: (text) => notices.push(text) });
    expect(problems).toHaveLength(count);
    expect(notices).toEqual([]);
    // No hidden assert in what a solver sees, unless it repeats the visible one.
    for (const { task, suite } of problems) {
      const [shown, ...hidden] = suite.tests.map((test) => (test.kind === "code" ? test.code.trim() : ""));
      for (const code of hidden) if (code !== shown) expect(task.prompt).not.toContain(code);
      expect(task.entry).toMatch(/^\w+$/);
    }
  });
}
