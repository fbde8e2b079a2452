import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { openLanguage } from "../../../src/languages/open/open.ts";
import { sandboxOrReason, slowTestsIn } from "../opened.ts";

const inSandbox = slowTestsIn(() => sandboxOrReason("bubblewrap"));
const LIMIT = 15;

/** Bodies of `f(n)` that never end, and can be seen not to; `n` is -12. */
const ENDLESS = {
  "the same state": "while n != 0:\n    n = n // 10",
  "a counter beside it": "k = 0\nwhile n:\n    k += 1\n    n //= 10\nreturn k",
  "a counter that moves away": "while n < 100:\n    n -= 1",
  "a counter past the end": "x, i = [1, 2, 3], 0\nwhile sum(x[:i]) < 10:\n    i += 1",
  "even and odd": "k = 0\nwhile True:\n    k += 1\n    if k % 2 == 0:\n        continue\n    n = -n",
  "a period of five": "x = [1, 2, 3, 4, 5]\nwhile x:\n    x = x[1:] + x[:1]",
  "floats that no longer change": "x = 1e16\nwhile x < 1e17:\n    x += 1.0",
  "floats that nobody looks at": "x = 0.0\nwhile n:\n    x += 0.1\nreturn x",
  "a function of the program": "while half(n) < 0:\n    n = half(n)",
  "an exception each time":
    "while True:\n    try:\n        n = int('x')\n    except ValueError:\n        pass",
  "in a loop that ends": "for i in range(3):\n    while i == 1:\n        n -= 1",
  "on one line": "while n: n = n",
  "strings and dictionaries": "d = {'a': 'zab'}\nwhile d:\n    d['a'] = ''.join(sorted(d['a']))",
  printing: "while n:\n    print(n)",
};

/** Bodies of `f(n)` that take a while and return 1; what would say too early that they never end has seen too little. */
const ENDING = {
  "a counter": "i = 0\nwhile i < 12000000:\n    i += 1\nreturn 1",
  "a remainder": "i = 1\nwhile i % 8000009:\n    i += 1\nreturn 1",
  "a difference that is not even": "i, j = 0, 12000000\nwhile i != j:\n    i += 2\n    j -= 1\nreturn 1",
  "the same loop many times":
    "for i in range(2000000):\n    j = 0\n    while j < 5:\n        j += 1\nreturn 1",
  "a float": "x = 0.0\nwhile x < 600000.5:\n    x += 0.1\nreturn 1",
  "a slice that ends":
    "x, i = [0] * 15000 + [5], 0\nwhile sum(x[i:i + 1]) == sum(range(3000)) - 4498500:\n    i += 1\nreturn 1",
  "an iterator":
    "numbers = iter(range(12000000))\nwhile next(numbers, None) is not None:\n    pass\nreturn 1",
  "an object": "class Box: pass\nb = Box()\nb.n = 0\nwhile b.n < 6000000:\n    b.n += 1\nreturn 1",
  "a closure": "k = 0\ndef step():\n    nonlocal k\n    k += 1\nwhile k < 6000000:\n    step()\nreturn 1",
  "a global": "while bump() < 6000000:\n    pass\nreturn 1",
  "a default that remembers": "while remembering() < 6000000:\n    pass\nreturn 1",
  "an attribute of a function": "while counted() < 6000000:\n    pass\nreturn 1",
  chance: "import random\nwhile random.random() < 0.999999:\n    pass\nreturn 1",
  time: "import time\nend = time.process_time() + 0.4\nwhile time.process_time() < end:\n    pass\nreturn 1",
  "a thread":
    "import threading, time\ndone = []\nthreading.Timer(0.5, done.append, [1]).start()\nwhile not done:\n    pass\nreturn 1",
  "a signal":
    "import signal\ndone = []\nsignal.signal(signal.SIGALRM, lambda *_: done.append(1))\nsignal.setitimer(signal.ITIMER_REAL, 0.5)\nwhile not done:\n    pass\nreturn 1",
  "an exception at the end":
    "x, i = [0] * 6000000, 0\nwhile True:\n    try:\n        x[i]\n    except IndexError:\n        return 1\n    i += 1",
  "a generator":
    "def numbers():\n    k = 0\n    while True:\n        k += 1\n        yield k\nfor k in numbers():\n    if k > 6000000:\n        return 1",
  "a shadowed name":
    "count = [0]\ndef len(_):\n    count[0] += 1\n    return count[0]\nwhile len(n) < 6000000:\n    pass\nreturn 1",
  "a string that grows": "s = ''\nwhile len(s) < 90000:\n    sum(range(300))\n    s += 'a'\nreturn 1",
  "what goes up and comes down": "p, v = 1, 3000000\nwhile p > 0:\n    p += v\n    v -= 1\nreturn 1",
  "an import":
    "import sys\nclass Slow:\n    def find_spec(self, *_):\n        for i in range(8000000):\n            pass\nsys.meta_path.insert(0, Slow())\nimport colorsys\nreturn 1",
  "a set": "s, k = set(range(1000)), 0\nwhile k < 3000000:\n    s.add(s.pop())\n    k += 1\nreturn 1",
};

const BEFORE = `def half(n):
    return n // 2 if n > 0 else n

total = 0
def bump():
    global total
    total += 1
    return total

def remembering(memory=[0]):
    memory[0] += 1
    return memory[0]

def counted():
    counted.n = getattr(counted, "n", 0) + 1
    return counted.n

`;

const programOf = (body: string) => `${BEFORE}def f(n):\n    ${body.replaceAll("\n", "\n    ")}\n`;

for (const [name, body] of Object.entries(ENDLESS))
  inSandbox(`a loop that never ends is not waited for: ${name}`, async (sandbox) => {
    const verdict = await sandbox.check({
      language: "python",
      program: programOf(body),
      suite: {
        entry: "f",
        tests: [{ kind: "call", args: [-12], expected: 1 }],
        limits: { cpuSeconds: LIMIT },
      },
    });
    expect(verdict.checks).toMatchObject([
      { outcome: "timeout", output: expect.stringContaining("never ends: `while") },
    ]);
    expect(verdict.measures.cpuSeconds).toBeLessThan(LIMIT / 2);
  });

for (const [name, body] of Object.entries(ENDING))
  inSandbox(`a loop that ends is let: ${name}`, async (sandbox) => {
    const verdict = await sandbox.check({
      language: "python",
      program: programOf(body),
      suite: {
        entry: "f",
        tests: [{ kind: "call", args: [-12], expected: 1 }],
        limits: { cpuSeconds: LIMIT },
      },
    });
    expect(verdict.checks).toMatchObject([{ outcome: "pass" }]);
  });

inSandbox("while the program loads, and in a script", async (sandbox) => {
  const program =
    "n = int(input() or 0) if __name__ == '__main__' else -1\nwhile n < 0:\n    n -= 1\nprint(n)\n";
  const loading = await sandbox.check({
    language: "python",
    program,
    suite: { tests: [{ kind: "code", code: "assert n" }], limits: { cpuSeconds: LIMIT } },
  });
  expect(loading.checks).toMatchObject([{ outcome: "timeout", output: expect.stringContaining("line 2") }]);
  const script = (stdin: string) =>
    sandbox.check({
      language: "python",
      program,
      suite: { tests: [{ kind: "io", stdin, stdout: "5\n" }], limits: { cpuSeconds: LIMIT } },
    });
  expect((await script("-7")).checks).toMatchObject([{ outcome: "timeout" }]);
  expect((await script("5")).checks).toMatchObject([{ outcome: "pass" }]);
});

inSandbox("a program that exits as one that never ends does is not taken for one", async (sandbox) => {
  const run = await sandbox.run({ language: "python", program: "raise SystemExit(79)" });
  expect(run).toMatchObject({ outcome: "crash", exitCode: 79 });
});

inSandbox("what a global decides in the middle of a round", async (sandbox) => {
  const program = `def small():
    return n < 3000000

n = k = 0
while True:
    n = k
    if not small():
        break
    n = 0
    k += 1
print(k)
`;
  const verdict = await sandbox.check({
    language: "python",
    program,
    suite: { tests: [{ kind: "io", stdin: "", stdout: "3000000\n" }], limits: { cpuSeconds: LIMIT } },
  });
  expect(verdict.checks).toMatchObject([{ outcome: "pass" }]);
});

test("of 1 000 random loops none is said never to end that does", { timeout: 180_000 }, async () => {
  const { command } = await (await openLanguage("python")).toolchain();
  const script = fileURLToPath(new URL("random_loops.py", import.meta.url));
  const server = fileURLToPath(new URL("../../../src/sandboxes/server", import.meta.url));
  const { stdout } = await promisify(execFile)(command!, ["-B", script, server, "7", "1000"]);
  const found = JSON.parse(stdout) as { ended: number; proved: number; enough: number; wrong: string[] };
  expect(found.wrong).toEqual([]);
  expect(found.proved).toBeGreaterThan(found.enough);
  expect(found.ended).toBeGreaterThan(300);
});
