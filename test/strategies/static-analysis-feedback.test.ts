import { expect, test } from "vitest";
import staticAnalysisFeedback, {
  type StaticAnalysisFeedbackOptions,
} from "../../src/strategies/static-analysis-feedback.ts";
import { fakeKit } from "../doubles/fake-kit.ts";
import { block } from "../doubles/tasks.ts";

const BAD = "int add(int a, int b) {\n  int unset;\n  return a - b;\n}";
const GOOD = "int add(int a, int b) {\n  return a + b;\n}";
const ADD_IN_C = {
  id: "add",
  prompt: "Add two numbers.",
  language: "c",
  entry: "add",
  tests: [{ kind: "code" as const, code: "assert(add(1, 2) == 3);" }],
};

const solve = async (
  { first = BAD, second = GOOD, said = "cppcheck\nunused variable: unset" },
  feedback: StaticAnalysisFeedbackOptions["feedback"] = "both",
) => {
  const kit = fakeKit(ADD_IN_C, {
    replies: { program: [block(first, "c")], repair: [block(second, "c")] },
    passes: (program) => program.includes("a + b"),
    output: "Assertion failed",
    steps: () => said,
  });
  const answer = await staticAnalysisFeedback.solve(ADD_IN_C, kit, {
    ...staticAnalysisFeedback.options,
    feedback,
  });
  return { kit, answer, told: kit.asks[1]?.messages?.at(-1)?.content ?? "" };
};

test("both reports, each under its own label, and one rewriting", async () => {
  const { kit, answer, told } = await solve({});
  expect(kit.roles()).toEqual(["program", "repair"]);
  expect(told).toMatch(
    /## Report of the tests\n[\s\S]*Assertion failed[\s\S]*## Report of the static analyser cppcheck\n\nunused variable/,
  );
  expect(told).not.toMatch(/is (it|your program) (right|correct|safe)/i);
  expect(answer[0]?.id).toBe("repair/1");
});

test("either report alone", async () => {
  expect((await solve({}, "tests")).told).not.toContain("analyser");
  expect((await solve({}, "analysis")).told).not.toContain("Report of the tests");
});

test("nothing to report is nothing to ask; a warning about a passing program is", async () => {
  expect((await solve({ first: GOOD, said: "cppcheck" })).kit.roles()).toEqual(["program"]);
  expect((await solve({ first: GOOD, said: "bash: no such thing" })).kit.roles()).toEqual(["program"]);
  expect((await solve({ first: GOOD })).kit.roles()).toEqual(["program", "repair"]);
});

test("a rewriting that fails what passed is not the answer", async () => {
  const { answer } = await solve({ first: GOOD, second: BAD });
  expect(answer.map(({ id }) => id)).toEqual(["program/0", "repair/1"]);
});
