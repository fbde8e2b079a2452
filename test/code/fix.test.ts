import { expect, test } from "vitest";
import fix, { templates } from "../../src/code/fix.ts";
import parse from "../../src/code/parse.ts";

/** A mistake of each kind, and what the template makes of it. */
const REPAIRS: [template: string, wrong: string, right: string][] = [
  ["operator", "return a - b", "return a + b"],
  ["operand", "return f(b, a)", "return f(a, b)"],
  ["operand", "return 1 + a", "return a"],
  ["comparison", "if a == 0: return b", "if a <= 1: return b"],
  ["variable", "return a", "return b"],
  ["boundary", "return a[b]", "return a[b - 1]"],
  ["arithmetic", "return f(a)", "return f(a - b)"],
  ["slice", "return f(a)", "return f(a[1:])"],
  ["condition", "if a < 0: return 0", "if a < 0 or not b: return 0"],
  ["null-check", "while a.next is None: pass", "while a is None or a.next is None: pass"],
  ["call", "return any(a)", "return all(a)"],
  ["call", "return f(a)", "return a"],
  ["wrap", "return a + b", "return max(0, a + b)"],
  ["return", "return True", "return a == 0"],
  ["literal", "return []", "return [[]]"],
  ["ingredient", "a[0] = b[1]", "b[1] = b[1]"],
  ["insert", "c = []\n    return c", "c = []\n    c.append(a)\n    return c"],
  ["remove", "a.sort()\n    return a", "pass\n    return a"],
  ["guard", "return a[b]", "if b < len(a): return a[b]"],
];

const program = (body: string) => `def f(a, b):\n    ${body}\n`;

test.each(REPAIRS)("%s: %j becomes %j", async (template, wrong, right) => {
  const fixes = await fix(program(wrong), "python", [template]);
  expect(fixes.map((each) => each.program)).toContain(program(right));
});

test("every template has a case, a title and a prior", async () => {
  const all = await templates();
  expect([...new Set(REPAIRS.map(([id]) => id))].sort()).toEqual(all.map(({ id }) => id));
  for (const { title, prior } of all) {
    expect(title).not.toBe("");
    expect(prior).toBeGreaterThan(0);
    expect(prior).toBeLessThanOrEqual(1);
  }
});

test.each([
  [
    "python",
    "def f(xs, k):\n    out = []\n    for x in xs:\n        if x.v > k:\n            out.append(x)\n    return out\n",
  ],
  [
    "javascript",
    "function f(xs, k) {\n  const out = [];\n  for (const x of xs) {\n    if (x > k) out.push(x);\n  }\n  return out;\n}\n",
  ],
])("%s: fixes parse, differ from the program and from each other", async (language, text) => {
  const fixes = await fix(text, language);
  expect(fixes.length).toBeGreaterThan(50);
  expect(new Set([text, ...fixes.map((each) => each.program)]).size).toBe(fixes.length + 1);
  for (const each of fixes) expect(await parse(each.program, language, (root) => root.hasError)).toBe(false);
});

test("a program that does not parse has no fix", async () => {
  expect(await fix("def f(:\n", "python")).toEqual([]);
});
