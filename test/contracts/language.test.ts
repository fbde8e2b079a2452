import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { roomIds } from "../../src/core/room.ts";
import type { Sandbox } from "../../src/core/sandbox.ts";
import type { Test } from "../../src/core/task.ts";
import { outcomeOf } from "../../src/core/verdict.ts";
import { openLanguage } from "../../src/languages/open/open.ts";
import { openSandbox } from "../../src/sandboxes/open/open.ts";

/** What each language must be able to say in the contract: programs that define `twice`, and tests of it. */
interface Sayings {
  right: string;
  wrong: string;
  raises: string;
  doesNotParse: string;
  exitsWithZero: string;
  exitsWhenCalled: string;
  loops: string;
  fillsMemory: string;
  ownMain: string;
  unicode: string;
  printsMuch: string;
  echo: string;
  equals(expression: string, value: string): string;
  call(argument: string): string;
  doesNotCompileTest: string;
}

const SAYINGS: Record<string, Sayings> = {
  python: {
    right: "def twice(x):\n    return x * 2\n",
    wrong: "def twice(x):\n    return x * 3\n",
    raises: "def twice(x):\n    raise ValueError('no')\n",
    doesNotParse: "def twice(x) return x\n",
    exitsWithZero: "import os\nos._exit(0)\n",
    exitsWhenCalled: "import sys\ndef twice(x):\n    sys.exit(0)\n",
    loops: "def twice(x):\n    while True:\n        pass\n",
    fillsMemory: "def twice(x):\n    keep = []\n    while True:\n        keep.append(bytearray(1 << 24))\n",
    ownMain:
      "import sys\ndef twice(x):\n    return x * 2\nif __name__ == '__main__':\n    print(twice(3)); sys.exit(0)\n",
    unicode: "def twice(x):\n    return 'é𝒳 ' + x\n",
    printsMuch: "def twice(x):\n    print('x' * 10_000_000)\n    return x * 2\n",
    echo: "import sys\nsys.stdout.write(sys.stdin.read().upper())\n",
    equals: (expression, value) => `assert ${expression} == ${value}`,
    call: (argument) => `twice(${argument})`,
    doesNotCompileTest: "assert twice(2) ==",
  },
  javascript: {
    right: "function twice(x) { return x * 2; }\n",
    wrong: "function twice(x) { return x * 3; }\n",
    raises: "function twice(x) { throw new TypeError('no'); }\n",
    doesNotParse: "function twice(x) return x\n",
    exitsWithZero: "process.exit(0);\n",
    exitsWhenCalled: "function twice(x) { process.exit(0); }\n",
    loops: "function twice(x) { for (;;); }\n",
    fillsMemory:
      "function twice(x) { const keep = []; for (;;) keep.push(new Array(1e6).fill(keep.length)); }\n",
    ownMain:
      "function twice(x) { return x * 2; }\nif (require.main === module) { console.log(twice(3)); process.exit(0); }\n",
    unicode: "const twice = (x) => `é𝒳 ${x}`;\n",
    printsMuch: "function twice(x) { console.log('x'.repeat(1e7)); return x * 2; }\n",
    echo: "process.stdin.on('data', (text) => process.stdout.write(String(text).toUpperCase()));\n",
    equals: (expression, value) => `assert.deepStrictEqual(${expression}, ${value});`,
    call: (argument) => `twice(${argument})`,
    doesNotCompileTest: "assert.equal(twice(2),",
  },
};

describe.each(roomIds(new URL("../../src/languages/", import.meta.url)))("language %s", (id) => {
  let sandbox: Sandbox;
  const say = SAYINGS[id]!;
  const code = (text: string): Test => ({ kind: "code", code: text });
  const good = () => code(say.equals(say.call("2"), "4"));
  const judge = (program: string, tests = [good()], limits = {}) =>
    sandbox.check({
      language: id,
      program,
      suite: { tests, entry: "twice", limits: { cpuSeconds: 1, ...limits } },
      all: true,
    });
  const outcome = async (program: string, limits = {}) => outcomeOf(await judge(program, [good()], limits));

  beforeAll(async () => {
    expect(say, `add the contract's programs for ${id}`).toBeDefined();
    sandbox = await openSandbox({ workers: 2 });
  });
  afterAll(() => sandbox.close());

  test("is named by its file, its aliases and its file ending", async () => {
    const language = await openLanguage(id);
    expect(language.id).toBe(id);
    for (const name of [...language.aliases, language.extension])
      expect((await openLanguage(name)).id).toBe(id);
  });

  test("right and wrong", async () => {
    expect(await judge(say.right)).toMatchObject({ pass: true, score: 1 });
    const wrong = await judge(say.wrong);
    expect(wrong).toMatchObject({ pass: false, score: 0, checks: [{ outcome: "fail" }] });
    expect(wrong.checks[0]!.output).toMatch(/got +6[\s\S]*expected +4/);
  });

  test("a program that raises, does not parse, or exits with code 0 is not a pass", async () => {
    expect(await outcome(say.raises)).toBe("crash");
    expect(await outcome(say.doesNotParse)).toBe("build");
    expect(await outcome(say.exitsWithZero)).toBe("crash");
    expect(await outcome(say.exitsWhenCalled)).toBe("crash");
  });

  test("an endless loop is a timeout, a memory bomb is memory", async () => {
    expect(await outcome(say.loops)).toBe("timeout");
    expect(await outcome(say.fillsMemory, { memoryBytes: 256 * 1024 ** 2, cpuSeconds: 10 })).toBe("memory");
  });

  test("a program with its own main is judged by its functions", async () => {
    expect(await outcome(say.ownMain)).toBe("pass");
  });

  test("a test that does not compile fails alone", async () => {
    const verdict = await judge(say.right, [code(say.doesNotCompileTest), good()]);
    expect(verdict.checks.map((check) => check.outcome)).toEqual(["fail", "pass"]);
    const grid = await sandbox.grid({
      language: id,
      programs: [say.right, say.wrong, say.doesNotParse, say.loops],
      tests: [say.doesNotCompileTest, say.equals(say.call("2"), "4"), say.equals(say.call("2"), "6")],
      entry: "twice",
      cpuSeconds: 0.2,
    });
    expect(grid.tests.map((one) => one.compiles)).toEqual([false, true, true]);
    expect(grid.rows.map((row) => row.passes)).toEqual([
      [false, true, false],
      [false, false, true],
      [false, false, false],
      [false, false, false],
    ]);
    expect(grid.rows.map((row) => row.ran)).toEqual([true, true, false, true]);
    expect(grid.rows[3]!.timeouts).toBe(2);
  });

  test("unicode crosses both ways, much output does not matter", async () => {
    const verdict = await judge(say.unicode, [code(say.equals(say.call("'ünï☃'"), "'é𝒳 ünï☃'"))]);
    expect(verdict.pass).toBe(true);
    expect(await outcome(say.printsMuch)).toBe("pass");
  });

  test("calls with JSON, and scripts with standard input and output", async () => {
    const tests: Test[] = [
      { kind: "call", args: [21], expected: 42 },
      { kind: "call", args: [1], expected: 3 },
    ];
    expect((await judge(say.right, tests)).checks.map((check) => check.outcome)).toEqual(["pass", "fail"]);
    const io: Test[] = [
      { kind: "io", stdin: "abc", stdout: "ABC\n" },
      { kind: "io", stdin: "abc", stdout: "abc" },
    ];
    expect((await judge(say.echo, io)).checks.map((check) => check.outcome)).toEqual(["pass", "fail"]);
    const ran = await sandbox.run({ language: id, program: say.echo, stdin: "ß" });
    expect(ran).toMatchObject({ outcome: "pass", exitCode: 0, stdout: "SS", truncated: false });
  });
});
