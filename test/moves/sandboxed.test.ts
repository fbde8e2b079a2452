import { afterAll, beforeAll, describe, expect, it, type TestContext } from "vitest";
import type { Sandbox } from "../../src/core/sandbox.ts";
import type { Candidate, Task, Test } from "../../src/core/task.ts";
import { memoryJournal } from "../../src/kit/journal.ts";
import { JournalledKit } from "../../src/kit/kit.ts";
import inspectRun from "../../src/moves/inspect-run.ts";
import observe from "../../src/moves/observe.ts";
import staticReport from "../../src/moves/static-report.ts";
import { LDB_BOUNDS } from "../../src/moves/text/blocks.ts";
import { type Property, propertyTest, violationText } from "../../src/moves/write-properties.ts";
import { fakeModel } from "../kit/doubles.ts";
import { sandboxOrReason } from "../sandboxes/opened.ts";

let sandbox: Sandbox | string;
beforeAll(async () => {
  sandbox = await sandboxOrReason("auto");
});
afterAll(async () => {
  if (typeof sandbox !== "string") await sandbox.close();
});

const SORT: Task = { id: "sort", prompt: "Sort.", language: "python", entry: "f", tests: [] };
const program = (text: string): Candidate => ({ id: "program/0", text });

function kitFor(context: TestContext, task: Task): JournalledKit {
  if (typeof sandbox === "string") return context.skip(`no sandbox: ${sandbox}`) as never;
  const ports = { model: fakeModel(() => ""), journal: memoryJournal(), budget: {}, seed: 0, attempt: 0 };
  return new JournalledKit({ ...ports, sandbox, task });
}

const GENERATE =
  "def generate(random):\n    return [[random.randint(-9, 9) for _ in range(random.randint(0, 8))]]";
const property = (words: string, holds: string, more = ""): Property => ({
  words,
  code: `# ${words}\ndef holds(arguments, result):\n    ${holds}\n\n${GENERATE}\n${more}`,
});
const ORDERED = property("ordered", "return all(a <= b for a, b in zip(result, result[1:]))");
const SAME = property("keeps every element", "return sorted(arguments[0]) == sorted(result)");

describe("properties", () => {
  const said = async (context: TestContext, text: string, one: Property) => {
    const { pass, checks } = await kitFor(context, SORT).check(program(text), [propertyTest(one, SORT, 50)]);
    return pass ? null : violationText(checks[0]!.output);
  };
  const RIGHT = "def f(xs):\n    return sorted(xs)\n";

  it("the reference violates none, and each kills a mutant", async (context) => {
    expect(await said(context, RIGHT, ORDERED)).toBeNull();
    expect(await said(context, RIGHT, SAME)).toBeNull();
    expect(await said(context, "def f(xs):\n    return xs\n", ORDERED)).toContain("does not hold: ordered");
    expect(await said(context, "def f(xs):\n    return sorted(set(xs))\n", SAME)).toContain(
      "keeps every element",
    );
  });

  it("finds the smallest input of a planted bug", async (context) => {
    // Two elements, the first larger by the least there is.
    const unsorted = await said(context, "def f(xs):\n    return xs\n", ORDERED);
    expect(unsorted).toMatch(/violates it: f\(\[(1, 0|0, -1)\]\)\nWhat came out: \[(1, 0|0, -1)\]/);
    const repeats = await said(context, "def f(xs):\n    return sorted(set(xs))\n", SAME);
    expect(repeats).toContain("violates it: f([0, 0])\nWhat came out: [0]");
    const crash = await said(context, "def f(xs):\n    return sorted(xs) if len(xs) != 3 else [][0]\n", SAME);
    expect(crash).toContain("violates it: f([0, 0, 0])\nWhat came out: an exception: IndexError");
  });

  it("shrinks no further than what is valid, and blames no program for its checker", async (context) => {
    const longer = {
      ...SAME,
      code: `${SAME.code}\ndef valid(arguments):\n    return len(arguments[0]) >= 4\n`,
    };
    expect(await said(context, "def f(xs):\n    return sorted(set(xs))\n", longer)).toMatch(
      /f\(\[[^,]+(, [^,]+){3}\]\)/,
    );
    const identity = "def f(xs):\n    return xs\n";
    expect(await said(context, identity, property("broken", "return nothing"))).toBeNull();
    const two = { ...ORDERED, code: ORDERED.code.replace("    return [[", "    return [1, [") };
    expect(await said(context, identity, two)).toBeNull();
  });
});

describe("inside a run", () => {
  const SUM = "def f(xs):\n    total = 0\n    for x in xs:\n        total += x\n    return total\n";
  const test: Test = { kind: "code", code: "assert f([1, 2, 3]) == 7" };

  it("a loop of three gives its blocks in order, with the variables around them", async (context) => {
    const blocks = LDB_BOUNDS.block;
    const how = { view: "variables", cpuSeconds: 5, blocks } as const;
    const text = await inspectRun(SORT, program(SUM), test, kitFor(context, SORT), how);
    const bodies = text!.split(/^\[BLOCK-\d+\]\n/m).filter((part) => part.includes("total += x"));
    expect(bodies).toHaveLength(3);
    expect(bodies[1]).toMatch(/^# .*total=1 x=2\n {8}total \+= x\n# .*total=3 x=2/);
    expect(text).toMatch(/# .*total=6.*\n {4}return total\n# .*total=6/);
    expect(text!.match(/^\[BLOCK-/gm)).toHaveLength(1 + 2 * 3 + 1 + 1);
    const straight = program("def f(xs):\n    a = 1\n    b = 2\n    return a + b\n");
    const blocksAt = async (level: "block" | "line") => {
      const kit = kitFor(context, SORT);
      const shown = await inspectRun(SORT, straight, test, kit, { ...how, blocks: LDB_BOUNDS[level] });
      return shown!.match(/^\[BLOCK-/gm)!.length;
    };
    expect([await blocksAt("block"), await blocksAt("line")]).toEqual([1, 3]);
    const whole = await inspectRun(SORT, program(SUM), test, kitFor(context, SORT), {
      ...how,
      blocks: LDB_BOUNDS.function,
    });
    expect(whole!.match(/^\[BLOCK-/gm)).toHaveLength(1);
  });

  it("tells coverage and profile", async (context) => {
    const how = { cpuSeconds: 5, blocks: LDB_BOUNDS.block };
    const guarded = "def f(xs):\n    if not xs:\n        return 0\n    return sum(xs)\n";
    const coverage = await inspectRun(SORT, program(guarded), test, kitFor(context, SORT), {
      ...how,
      view: "coverage",
    });
    expect(coverage).toContain("line 3 never ran: return 0");
    const profile = await inspectRun(SORT, program(SUM), test, kitFor(context, SORT), {
      ...how,
      view: "profile",
    });
    expect(profile).toMatch(/^line \d+ \(.*the dearest\): /m);
  });

  it("observes values and exceptions", async (context) => {
    const inputs = [
      { kind: "code", code: "f([1, 2])" },
      { kind: "code", code: "f(1)" },
    ] as const;
    const seen = await observe(program(SUM), inputs, kitFor(context, SORT), { cpuSeconds: 2 });
    expect(seen.map(({ text, ended }) => [text.split(":")[0], ended])).toEqual([
      ["3", true],
      [expect.any(String), false],
    ]);
  });
});

describe("a static analyser", () => {
  const report = async (context: TestContext, language: string, text: string) => {
    const found = await staticReport(
      { ...SORT, language },
      program(text),
      kitFor(context, { ...SORT, language }),
    );
    return found ?? (context.skip(`no analyser for ${language} is installed`) as never);
  };

  it("warns of a C program, and of nothing in a sound one", async (context) => {
    const bad = "int f(void) {\n  int x[2];\n  x[2] = 1;\n  int unset;\n  return unset + x[2];\n}\n";
    expect((await report(context, "c", bad)).text).toMatch(/uninit|bounds|unset/i);
    expect((await report(context, "c", "int f(int a) {\n  return a + 1;\n}\n")).text).toBe("");
  });

  it("sees that a Python program does not parse", async (context) => {
    expect((await report(context, "python", "def f(:\n")).text).toMatch(/syntax/i);
  });

  it("has none for a language without one", async (context) => {
    expect(
      await staticReport({ ...SORT, language: "js" }, program("let a = ;"), kitFor(context, SORT)),
    ).not.toBeUndefined();
  });
});
