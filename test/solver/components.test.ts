import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBenchmark } from "../../src/benchmarks/open/open.ts";
import type { Sandbox } from "../../src/core/sandbox.ts";
import { openSandbox } from "../../src/sandboxes/open/open.ts";
import type { Component } from "../../src/solver/components/component.ts";
import COMPONENTS from "../../src/solver/components/components.ts";
import schemes from "../../src/solver/components/schemes.ts";
import { printPython, pythonLiteral } from "../../src/solver/print/python.ts";
import type { Node } from "../../src/solver/search/node.ts";
import type { Spec } from "../../src/solver/spec/spec.ts";
import { type Binding, isVariable, substitute, type Type, type } from "../../src/solver/values/types.ts";
import { compare, type Value } from "../../src/solver/values/value.ts";
import { DATA, missing } from "../data.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ isolation: "auto", workers: 1 });
});
afterAll(() => sandbox.close());

/** Values of each type that components are tried on, some of them at the edges of what is defined. */
const SAMPLES: Record<string, Value[]> = {
  int: [7, -3, 0, 2, 97],
  float: [2.5, -1.25, 3, 0.5],
  bool: [true, false],
  str: ["Hello, World", "abcab", "", "a1 b22", "42", "Z"],
  any: [
    { type: type("int"), value: 3 },
    { type: type("str"), value: "x" },
    { type: type("float"), value: 2.5 },
  ],
};

function samples(one: Type): Value[] {
  const known = SAMPLES[one.text];
  if (known) return known;
  const [item, second] = one.args.map(samples);
  switch (one.head) {
    case "list":
      return [item!.slice(0, 3), [item![1]!, item![0]!, item![1]!, item![2] ?? item![0]!], []];
    case "row":
      return [item!.slice(0, 3), item!.slice(0, 1)];
    case "set":
      return [item!.slice(0, 2).sort(compare), []];
    case "dict":
      return [
        [
          [item![0]!, second![0]!],
          [item![1]!, second![1]!],
        ],
        [],
      ];
    default: {
      const parts = one.args.map(samples);
      return [0, 1].map((row) => parts.map((part) => part[row % part.length]!));
    }
  }
}

const BINDINGS: Binding[] = [
  new Map(
    [..."abc"]
      .map((name) => [name, type("int")] as const)
      .concat([
        ["o", type("int")],
        ["n", type("int")],
      ]),
  ),
  new Map(
    [..."abc"]
      .map((name) => [name, type("str")] as const)
      .concat([
        ["o", type("str")],
        ["n", type("float")],
      ]),
  ),
];

/** Calls of a component with sample arguments for which it is defined, as a program and what it must give. */
function* cases(component: Component): Generator<{ program: string; test: string }> {
  for (const [index, binding] of BINDINGS.entries()) {
    if (index > 0 && ![...component.takes, component.gives].some(hasVariable)) return;
    const takes = component.takes.map((each) => substitute(each, binding)!);
    const gives = substitute(component.gives, binding)!;
    const rows = combinations(takes.map(samples)).slice(0, 40);
    for (const args of rows) {
      const value = component.run(...args) as Value | undefined;
      if (value === undefined || !isPlain(value)) continue;
      const node: Node = {
        kind: "call",
        component,
        args: takes.map((each, at) => ({ kind: "parameter", index: at, type: each })),
        type: gives,
      };
      const spec: Spec = {
        entry: "f",
        language: "python",
        parameters: takes.map((each, at) => ({ name: "abc"[at]!, type: each })),
        returns: gives,
        examples: [],
        words: new Map(),
        constants: [],
      };
      const call = `f(${args.map((arg, at) => pythonLiteral(arg, takes[at]!)).join(", ")})`;
      const wanted = pythonLiteral(value, gives);
      const test =
        gives.text === "float"
          ? `assert abs(${call} - ${wanted}) < 1e-9`
          : `assert ${call} == ${wanted}, ${call}`;
      yield { program: printPython(node, spec), test };
    }
  }
}

const hasVariable = (one: Type): boolean => isVariable(one) || one.args.some(hasVariable);
const isPlain = (value: Value) => typeof value !== "number" || Math.abs(value) < 2 ** 53;

function combinations(columns: Value[][]): Value[][] {
  return columns.reduce<Value[][]>(
    (rows, column) => rows.flatMap((row) => column.map((each) => [...row, each])),
    [[]],
  );
}

describe("every component means in Python what it means to the search", () => {
  it.each(COMPONENTS.map((component) => [component.name, component] as const))("%s", async (_, component) => {
    const all = [...cases(component)];
    expect(all.length).toBeGreaterThan(0);
    const tests = all.map(({ test }) => ({ kind: "code" as const, code: test }));
    const suite = { entry: "f", tests };
    const verdict = await sandbox.check({
      language: "python",
      program: all[0]!.program,
      suite,
      all: true,
      trusted: true,
    });
    const failing = verdict.checks.filter(({ outcome }) => outcome !== "pass").map(({ output }) => output);
    expect(failing).toEqual([]);
  });
});

it("names are unique, and costs are whole bits", () => {
  const names = [...COMPONENTS, ...schemes].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { cost } of [...COMPONENTS, ...schemes]) expect(Number.isInteger(cost) && cost > 0).toBe(true);
});

/** Parity and primality are words of arithmetic; everything else named as a task must be one operation of the language. */
const BASICS = ["is-even", "is-odd", "is-prime"];
const BENCHMARKS = {
  humaneval: "humaneval",
  mbpp: "mbpp-humaneval-et-apps",
  "mbpp-sanitized": "codet-codegen16b",
};

it.for(Object.entries(BENCHMARKS))(
  "no component is the solution of a task of %s under its name",
  async ([id, folder], ctx) => {
    const absent = missing(folder);
    if (absent) ctx.skip(absent);
    const { problems } = await openBenchmark(id, { data: [`${DATA}/${folder}`] });
    const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, "");
    const entries = new Map(problems.map((problem) => [plain(problem.task.entry ?? ""), problem]));
    for (const component of COMPONENTS) {
      const problem = entries.get(plain(component.name));
      if (problem === undefined || BASICS.includes(component.name)) continue;
      const [first] = [...cases(component)];
      const program = first!.program.replace("def f(", `def ${problem.task.entry}(`);
      const verdict = await sandbox.check({
        language: "python",
        program,
        suite: problem.suite,
        trusted: true,
      });
      if (verdict.pass)
        expect(oneOperation(component.python), `${component.name} solves ${problem.task.id}`).toBe(true);
    }
  },
);

/** One operator between arguments, one call of a builtin, a library or a method, or one slice. */
function oneOperation(python: string): boolean {
  const bare = python.replace(/\{(\w+)\*?(?::\d+)?\}/g, "$1");
  return /^(?:list\()?[\w.]*\.?\w*\((?:\w+(?:, )?)*\)\)?$|^\w+ (?:[-+*/%<>=&|^]+|in) \w+$|^\w+\[[-\w:]*\]$/.test(
    bare,
  );
}
