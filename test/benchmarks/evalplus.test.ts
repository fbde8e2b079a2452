import { afterAll, describe, expect, it } from "vitest";
import { evalPlusSuite, type Oracle } from "../../src/benchmarks/evalplus/judge.ts";
import { sandboxOrReason } from "../sandboxes/opened.ts";

const sandbox = await sandboxOrReason("auto");
afterAll(async () => {
  if (typeof sandbox !== "string") await sandbox.close();
});

interface Case {
  reference: string;
  program: string;
  inputs: string;
  oracle?: Oracle;
  shapes?: readonly [string, string];
  atol?: number;
}

/** Whether a program is right on the inputs, by the judge of EvalPlus. */
async function right({ reference, program, inputs, oracle = "equal", shapes = [".", "."], atol = 0 }: Case) {
  if (typeof sandbox === "string") throw new Error(sandbox);
  const row = { entry_point: "f", reference, base_input: inputs, plus_input: inputs, atol };
  const suite = evalPlusSuite(`test ${Math.abs(hash(reference + inputs + oracle))}`, row, oracle, shapes);
  return (await sandbox.check({ language: "python", program, suite, trusted: true })).pass;
}

const hash = (text: string) => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7);
const returning = (value: string) => `def f(x):\n    return ${value}\n`;

describe.skipIf(typeof sandbox === "string")("EvalPlus's comparison", () => {
  it("is equality, in which a tuple is no list and 1.0 is 1", async () => {
    const inputs = "[[1], [2]]";
    expect(await right({ reference: returning("[x]"), program: returning("[x]"), inputs })).toBe(true);
    expect(await right({ reference: returning("[x]"), program: returning("(x,)"), inputs })).toBe(false);
    expect(await right({ reference: returning("x"), program: returning("float(x)"), inputs })).toBe(true);
  });

  it("lets floats differ by 1e-6, and by a ten-millionth of themselves, but keeps their type", async () => {
    const inputs = "[[1.5]]";
    const near = (by: string) =>
      right({ reference: returning("x"), program: returning(`x + ${by}`), inputs });
    expect(await near("1.1e-6")).toBe(true);
    expect(await near("1.2e-6")).toBe(false);
    expect(await right({ reference: returning("[x]"), program: returning("(x,)"), inputs })).toBe(false);
    expect(
      await right({ reference: returning("x"), program: returning("x + 0.01"), inputs, atol: 0.1 }),
    ).toBe(true);
  });

  it("gives programs the numbers of the data, not JavaScript's", async () => {
    const inputs = "[[1.0], [100000000000000000000001], [NaN]]";
    expect(await right({ reference: returning("repr(x)"), program: returning("repr(x)"), inputs })).toBe(
      true,
    );
    expect(
      await right({ reference: returning('"1.0"'), program: returning("repr(x)"), inputs: "[[1.0]]" }),
    ).toBe(true);
  });

  it("compares as sets, as found or not, and by the polynomial's value where the task asks for that", async () => {
    const inputs = "[[[3, 1, 2]]]";
    const reference = returning("sorted(x)");
    expect(await right({ reference, program: returning("x"), inputs, oracle: "set" })).toBe(true);
    expect(await right({ reference, program: returning("x"), inputs })).toBe(false);
    const found = { reference: returning("x or None"), inputs: "[[0], [1]]", oracle: "not-none" } as const;
    expect(await right({ ...found, program: returning("bool(x)") })).toBe(true);
    expect(await right({ ...found, program: returning('"yes" if x else None') })).toBe(true);
    expect(await right({ ...found, program: returning("1") })).toBe(false);
    const root = { reference: returning("0"), inputs: "[[[-4, 0, 1]]]", oracle: "root", atol: 1e-4 } as const;
    expect(await right({ ...root, program: returning("-2.0") })).toBe(true);
    expect(await right({ ...root, program: returning("1.9") })).toBe(false);
  });

  it("makes tuples, sets and complex numbers of what JSON has for them", async () => {
    const shown = returning("repr(x)");
    const shapes: [shape: string, input: string, python: string][] = [
      ["t.", "[1, [2]]", "(1, [2])"],
      ["lt.", "[[1], [2]]", "[(1,), (2,)]"],
      ["tt.", "[[1], 2]", "((1,), 2)"],
      ["ls", "[[1], []]", "[{1}, {}]"],
      ["dt.", '{"a": [1]}', "{'a': (1,)}"],
      ["*", "[[1, [2]], 3]", "((1, (2,)), 3)"],
      ["c", '"1j"', "1j"],
    ];
    for (const [shape, input, python] of shapes) {
      const reference = returning(JSON.stringify(python));
      const inputs = `[[${input}]]`;
      expect(await right({ reference, program: shown, inputs, shapes: [shape, "."] }), shape).toBe(true);
    }
  });
});
