import { describe, expect, it } from "vitest";
import edit, { areApart } from "../../src/code/edit.ts";
import mutate, { mutations } from "../../src/code/mutate.ts";
import parse from "../../src/code/parse.ts";

/** What a mutation makes of the one place that it applies to, as the changed line. */
async function made(mutation: string, program: string, language = "python"): Promise<string[]> {
  const mutants = await mutate(program, language, [mutation]);
  return mutants.map((mutant) => mutant.program.split("\n")[mutant.line - 1]!.trim());
}

describe("mutations of Python", () => {
  it.each([
    ["comparison", "x = a <= b", ["x = a < b", "x = a >= b"]],
    ["comparison", "x = a not in b", ["x = a in b"]],
    ["arithmetic", "x = a // b", ["x = a / b", "x = a % b"]],
    ["arithmetic", "x += 1", ["x -= 1", "x = 1"]],
    ["logical", "x = a and b", ["x = a or b", "x = a", "x = b"]],
    ["negation", "if a > b:\n    pass", ["if not (a > b):"]],
    ["negation", "x = a if b else c", ["x = a if not (b) else c"]],
    ["constant", "x = 0", ["x = 1", "x = (-1)"]],
    ["constant", "x = 2.0", ["x = 3.0", "x = 1.0"]],
    ["constant", "x = True", ["x = False"]],
    ["boundary", "x = a[1:n]", ["x = a[1 + 1:n]", "x = a[1 - 1:n]", "x = a[1:n + 1]", "x = a[1:n - 1]"]],
    ["boundary", "x = range(n)", ["x = range(n + 1)", "x = range(n - 1)"]],
    ["swapped", "f(a, b)", ["f(b, a)"]],
    ["swapped", "x = a - b", ["x = b - a"]],
    ["call", "x = min(a)", ["x = max(a)"]],
    ["call", "x = a.lower()", ["x = a.upper()"]],
    ["unwrap", "x = sorted(a)", ["x = a"]],
    ["unwrap", "x = a.strip()", ["x = a"]],
    ["argument", "x = sorted(a, reverse=True)", ["x = sorted(a)"]],
    ["statement", "x.append(1)", ["pass"]],
    ["branch", "if a:\n    x\nelse:\n    y", ["if False:", "if True:", ""]],
    ["base-case", "def f(x):\n    if x:\n        return [1]\n    return 2", ["return []"]],
    ["recursion", "def f(x):\n    return f(x - 1)", ["return x - 1"]],
    ["variable", "def f(a, b):\n    return a", ["return b"]],
  ])("%s of %j", async (mutation, program, wanted) => {
    expect(await made(mutation, program)).toEqual(wanted);
  });

  it("returns one level too deep", async () => {
    const program = "def f(x):\n    for y in x:\n        z = y\n    return z\n";
    const [mutant] = await mutate(program, "python", ["early-return"]);
    expect(mutant?.program).toBe(
      "def f(x):\n    for y in x:\n        z = y\n        return z\n    return z\n",
    );
  });

  it("leaves documentation alone", async () => {
    expect(await mutate('def f():\n    """Adds 1 and 2 < 3."""\n', "python")).toEqual([]);
  });
});

it("mutates JavaScript by the same rules", async () => {
  expect(await made("comparison", "x = a === b;", "javascript")).toEqual(["x = a !== b;"]);
  expect(await made("negation", "if (a) b();", "javascript")).toEqual(["if (!((a))) b();"]);
  expect(await made("unwrap", "x = Math.abs(a);", "javascript")).toEqual(["x = a;"]);
  expect(await made("boundary", "x = a.slice(1);", "javascript")).toEqual([
    "x = a.slice(1 + 1);",
    "x = a.slice(1 - 1);",
  ]);
});

const PROGRAM = `def f(xs, n=3):
    """Größe 𝄞 of things."""
    total = 0
    for i in range(len(xs)):
        if xs[i] > n and i != 2:
            total += max(xs[i], n)
        else:
            total -= 1
    return total
`;

it("gives distinct programs that parse and differ in one place", async () => {
  const mutants = await mutate(PROGRAM, "python");
  expect(mutants.length).toBeGreaterThan(30);
  expect(new Set(mutants.map(({ program }) => program)).size).toBe(mutants.length);
  for (const { program, edits, line } of mutants) {
    expect(program).not.toBe(PROGRAM);
    expect(edit(PROGRAM, edits)).toBe(program);
    expect(await parse(program, "python", (root) => root.hasError)).toBe(false);
    expect(program.split("\n").slice(0, line - 1)).toEqual(PROGRAM.split("\n").slice(0, line - 1));
  }
});

it("has every mutation try something on some program", async () => {
  const used = new Set((await mutate(PROGRAM, "python")).map(({ mutation }) => mutation));
  for (const { id, title } of await mutations())
    expect({ id, title }).toMatchObject({ id: expect.stringMatching(/./) });
  expect(used.size).toBeGreaterThan(9);
});

it("has no mutants of a text that is no program, and none without a grammar", async () => {
  expect(await mutate("def f(:", "python")).toEqual([]);
  await expect(mutate("x", "cobol")).rejects.toMatchObject({ code: "LANGUAGE_UNKNOWN" });
});

it("applies edits at once, by the places before", () => {
  expect(
    edit("abc", [
      { start: 2, end: 3, text: "CC" },
      { start: 0, end: 1, text: "" },
    ]),
  ).toBe("bCC");
  expect(() =>
    edit("abc", [
      { start: 0, end: 2, text: "" },
      { start: 1, end: 3, text: "" },
    ]),
  ).toThrow(/overlap/);
  expect(areApart([{ start: 0, end: 1, text: "" }], [{ start: 1, end: 2, text: "" }])).toBe(true);
});
