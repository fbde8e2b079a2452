import { afterAll, expect, test } from "vitest";
import { sandboxOrReason } from "./opened.ts";

/** What programs may expect of Python as started by `python3 program.py`, wherever they are run. */
const opened = await sandboxOrReason("auto");

afterAll(async () => {
  if (typeof opened !== "string") await opened.close();
});

test.for([
  ["exit()", "pass", 0],
  ["quit(0)", "pass", 0],
  ["exit(3)", "crash", 3],
] as const)("a script may end with %s", async ([ending, outcome, exitCode], context) => {
  if (typeof opened === "string") return context.skip(opened);
  const result = await opened.run({ language: "python", program: `print(1)\n${ending}\nprint(2)` });
  expect(result).toMatchObject({ outcome, exitCode, stdout: "1\n" });
});

test("a program may ask for help", async (context) => {
  if (typeof opened === "string") return context.skip(opened);
  const program = "def f(x):\n    return x\n\nhelp(f)";
  const suite = { tests: [{ kind: "code" as const, code: "assert f(1) == 1" }], entry: "f" };
  expect((await opened.check({ language: "python", program, suite })).pass).toBe(true);
});

test("a test calls the program's own `help`", async (context) => {
  if (typeof opened === "string") return context.skip(opened);
  const program = "def help(x):\n    return x + 1";
  const suite = { tests: [{ kind: "code" as const, code: "assert help(1) == 2" }] };
  expect(await opened.check({ language: "python", program, suite })).toMatchObject({ pass: true });
});

test.for(["{12, 13, 14, 15, 16}", "set([12, 13, 14, 15, 16])", "frozenset({12, 13, 14, 15, 16})"])(
  "a program sees %s in the order it has in the test",
  async (literal, context) => {
    if (typeof opened === "string") return context.skip(opened);
    const code = `here = ${literal}\nassert f(here) == list(here)`;
    const suite = { tests: [{ kind: "code" as const, code }], entry: "f" };
    const program = "def f(items):\n    return list(items)";
    expect(await opened.check({ language: "python", program, suite })).toMatchObject({ pass: true });
  },
);
