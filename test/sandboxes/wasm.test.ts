import { expect } from "vitest";
import type { Sandbox } from "../../src/core/sandbox.ts";
import type { Test } from "../../src/core/task.ts";
import { outcomeOf } from "../../src/core/verdict.ts";
import { sandboxOrReason, slowTestsIn } from "./opened.ts";

const inside = slowTestsIn(() => sandboxOrReason("wasm"));

const check = (sandbox: Sandbox, program: string, code: string, cpuSeconds = 2) =>
  sandbox.check({
    language: "python",
    program,
    suite: {
      tests: [{ kind: "code", code }],
      entry: "f",
      limits: { cpuSeconds, memoryBytes: 256 * 1024 ** 2 },
    },
  });

inside("judges outside the program's process, with the harness of the other isolations", async (sandbox) => {
  expect(sandbox.isolation).toMatch(/^wasm \((bubblewrap|node permissions)\)$/);
  const tests: Test[] = [
    { kind: "call", args: [[3, 1, 2]], expected: [1, 2, 3] },
    { kind: "code", code: "assert f([]) == []" },
    { kind: "code", code: "assert f('héß') == ['h', 'ß', 'é']" },
    { kind: "code", code: "assert f([2, 1]) == [2, 1]" },
  ];
  const program = "def f(x):\n    return sorted(x)\n";
  const verdict = await sandbox.check({
    language: "python",
    program,
    suite: { tests, entry: "f" },
    all: true,
  });
  expect(verdict.checks.map(({ outcome }) => outcome)).toEqual(["pass", "pass", "pass", "fail"]);
  expect(verdict.checks[3]?.output).toContain("expected [2, 1]");
  expect(verdict.measures.cpuSeconds).toBeGreaterThan(0);
});

inside("every way to end has its outcome", async (sandbox) => {
  const cases: [string, string][] = [
    ["import os\ndef f(): os._exit(0)", "crash"],
    ["def f():\n    while True:\n        try: pass\n        except BaseException: pass", "timeout"],
    ["def f(): return [bytearray(100 * 1024 ** 2) for _ in range(9)]", "memory"],
    ["class Any:\n    def __eq__(self, other): return True\ndef f(): return Any()", "fail"],
    [
      "import os\ndef f():\n    fd = os.open('/dev/assay', os.O_RDWR)\n    os.write(fd, b'nonsense' * 100)",
      "forged",
    ],
  ];
  const found = await Promise.all(cases.map(([program]) => check(sandbox, program, "assert f() == 1")));
  expect(found.map(outcomeOf)).toEqual(cases.map(([, outcome]) => outcome));
});

inside("scripts: input, output up to its limit, exit codes, endless loops", async (sandbox) => {
  const run = (program: string, stdin = "") =>
    sandbox.run({ language: "python", program, stdin, limits: { cpuSeconds: 3, outputBytes: 1000 } });
  expect(await run("print(input()[::-1])", "abc\n")).toMatchObject({ outcome: "pass", stdout: "cba\n" });
  const loud = await run("import sys\nprint('x' * 100_000)\nsys.exit(3)");
  expect(loud).toMatchObject({ outcome: "crash", exitCode: 3, truncated: true });
  expect(loud.stdout.length).toBe(1000);
  expect((await run("while True: pass")).outcome).toBe("timeout");
});

inside("the ways from Python to JavaScript are closed, and so is what lies behind them", async (sandbox) => {
  const tries = [
    "import js; js.process",
    "import pyodide_js; pyodide_js.constructor.constructor('return process')()",
    "from pyodide.code import run_js; run_js('process')",
    "import socket; socket.create_connection(('127.0.0.1', 80), 1)",
    "import subprocess; subprocess.run(['true'])",
    "open('/etc/passwd')",
    "import urllib.request; urllib.request.urlopen('http://127.0.0.1/')",
  ];
  const program = `import sys\nfor line in sys.stdin:\n    try:\n        exec(line)\n        print("OPEN", line)\n    except BaseException as error:\n        print("closed", flush=True)\nimport ctypes\nctypes.CDLL(None).emscripten_run_script(b"process.exit(0)")\nprint("OPEN")\n`;
  const ran = await sandbox.run({ language: "python", program, stdin: tries.join("\n") });
  expect(ran.stdout).toMatch(new RegExp(`^(closed\n){${tries.length}}`));
  expect(ran.stdout).not.toContain("OPEN");
  expect(ran.outcome).toBe("crash");
});

inside("a grid: what a program keeps from one test, the next does not see", async (sandbox) => {
  const programs = ["seen = []\ndef f():\n    seen.append(1)\n    return len(seen)", "def f(:"];
  const tests = ["assert f() == 1", "assert f() == 1", "assert f( =="];
  const request = { language: "python", programs, tests, cpuSeconds: 2, entry: "f" };
  const { rows, tests: about } = await sandbox.grid(request);
  expect(rows.map(({ ran, passes }) => [ran, passes])).toEqual([
    [true, [true, true, false]],
    [false, [false, false, false]],
  ]);
  expect(about.map(({ compiles }) => compiles)).toEqual([true, true, false]);
});

inside("SQL is judged in the SQLite of that Python, by the rows of the gold query", async (sandbox) => {
  const suite = {
    tests: [
      {
        kind: "code" as const,
        code: "CREATE TABLE t (x);\nINSERT INTO t VALUES (3), (-5);\nSELECT 9 UNION SELECT 25;",
      },
    ],
  };
  const cases: [string, string][] = [
    ["SELECT x * x FROM t ORDER BY x;", "pass"],
    ["SELECT x FROM t;", "fail"],
    ["SELEC x;", "build"],
    ["SELECT * FROM absent;", "crash"],
    ["WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;", "timeout"],
  ];
  const found = await Promise.all(
    cases.map(([program]) =>
      sandbox.check({ language: "sql", program, suite: { ...suite, limits: { cpuSeconds: 4 } } }),
    ),
  );
  expect(found.map(outcomeOf)).toEqual(cases.map(([, outcome]) => outcome));
  const program = "SELECT 'hello', upper(readfile('/dev/stdin'));";
  const ran = await sandbox.run({ language: "sql", program, stdin: "you" });
  expect(ran).toMatchObject({ outcome: "pass", stdout: "hello|YOU\n" });
});

inside("what it lacks is said in one line", async (sandbox) => {
  const lacks = { code: "ISOLATION_LACKS" };
  await expect(sandbox.run({ language: "ruby", program: "" })).rejects.toMatchObject(lacks);
  await expect(sandbox.open({ language: "bash" })).rejects.toMatchObject(lacks);
});
