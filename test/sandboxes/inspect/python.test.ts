import { expect, type TestContext, test } from "vitest";
import type { Inspection, InspectRequest } from "../../../src/core/inspection.ts";
import { blocksOf } from "../../../src/core/trace.ts";
import { codeRequest, coverageText, sandbox, traceText } from "./opened.ts";

async function inspect(context: TestContext, request: InspectRequest): Promise<Inspection> {
  const one = await sandbox();
  if (typeof one === "string") return context.skip(one);
  return one.inspect(request);
}

const python = (program: string, code: string, wants: InspectRequest["wants"]) =>
  codeRequest("python", program, code, wants);

const SUM = `def f(n):
    total = 0
    for i in range(n):
        if i % 2:
            total += g(i)
    return total

def g(x):
    return x * 2
`;

test("lines, branches, steps and blocks of a loop with a branch and a call", async (context) => {
  const seen = await inspect(context, python(SUM, "assert f(3) == 2", ["coverage", "trace"]));
  expect(seen.cut).toBe(false);
  expect(seen.run.outcome).toBe("pass");
  expect(seen.value).toEqual({ text: "2", type: "int" });
  expect(coverageText(seen)).toEqual({
    lines: "1:1 2:1 3:4 4:3 5:1 6:1 8:1 9:1",
    branches: "3 item:3, 3 done:1, 4 true:1, 4 false:2",
  });
  expect(traceText(seen)).toEqual([
    "0:1",
    "0:8",
    "0:8 return None",
    "1:2 n=3",
    "1:3 total=0",
    "1:4 i=0",
    "1:3",
    "1:4 i=1",
    "1:5",
    "2:9 x=1",
    "2:9 return 2",
    "1:3 total=2",
    "1:4 i=2",
    "1:3",
    "1:6",
    "1:6 return 2",
  ]);
  const blocks = blocksOf(seen.trace!).filter((block) => block.function !== "<module>");
  expect(blocks.map(({ lines }) => lines.join(","))).toEqual([
    "2",
    "3",
    "4",
    "3",
    "4",
    "5",
    "9",
    "3",
    "4",
    "3",
    "6",
  ]);
  expect(blocks[5]).toMatchObject({
    before: { n: { text: "3" }, total: { text: "0" }, i: { text: "1" } },
    after: { n: { text: "3" }, total: { text: "2" }, i: { text: "1" } },
  });
});

test("statements over several lines, decorators, with, try, match and while count once each", async (context) => {
  const program = `import contextlib

@contextlib.contextmanager
def quiet():
    yield

class Box:
    """A box."""

    size = 1

    def grow(
        self,
        by=1,
    ):
        self.size = (
            self.size
            + by
        )
        return self

def f(n):
    box = Box()
    while (n > 0
           and n != 7):
        with quiet():
            box.grow(
                n,
            )
        try:
            1 / (n - 1)
        except ZeroDivisionError:
            n -= 1
        finally:
            n -= 1
    match n:
        case -1:
            return "low"
        case _:
            return box
`;
  const seen = await inspect(context, python(program, "f(2)", ["coverage"]));
  expect(coverageText(seen)).toEqual({
    lines:
      "1:1 3:1 5:2 7:1 10:1 12:1 16:2 20:2 22:1 23:1 24:3 26:2 27:2 30:2 31:2 32:1 33:1 35:2 36:1 37:1 38:1 39:0 40:0",
    branches: "24 true:2, 24 false:1, 37 case 1:1, 37 not case 1:0",
  });
});

test("a call gets its arguments as data, and an exception is told as one", async (context) => {
  const program = "def f(a, b):\n    c = [a, b]\n    return c[2]\n";
  const request = { language: "python", program, entry: "f", wants: ["trace" as const] };
  const seen = await inspect(context, {
    ...request,
    test: { kind: "call", args: ["x", { k: [1, null] }], expected: null },
  });
  expect(traceText(seen).slice(2)).toEqual([
    "1:2 a='x' b={'k': [1, None]}",
    "1:3 c=['x', {'k': [1, None]}]",
    "1:3 raise",
  ]);
  expect(seen.run).toMatchObject({ outcome: "crash", exitCode: 1 });
  expect(seen.run.stderr).toContain("IndexError");
});

test("a generator is one call, and a script reads its input", async (context) => {
  const program =
    "def g():\n    yield int(input())\n    yield 2\n\nif __name__ == '__main__':\n    print(sum(g()))\n";
  const seen = await inspect(context, {
    language: "python",
    program,
    test: { kind: "io", stdin: "5\n", stdout: "7" },
    wants: ["coverage", "trace"],
  });
  expect(seen.run.stdout).toBe("7\n");
  expect(coverageText(seen).lines).toBe("1:1 2:1 3:1 5:1 6:1");
  expect(
    new Set(seen.trace!.steps.filter((step) => step.function === "g").map(({ call }) => call)).size,
  ).toBe(1);
});

test("values are shown without calling the program's own methods", async (context) => {
  const program = `class Loud:
    __slots__ = ("a",)
    def __init__(self): self.a = {1, 2}
    def __repr__(self): raise SystemExit("called")
    __str__ = __repr__
class Items(list):
    def __iter__(self): raise SystemExit("called")
    def __repr__(self): raise SystemExit("called")
def f():
    loud = Loud()
    items = Items([1, "two"])
    ring = []
    ring.append(ring)
    long = list(range(1000))
    big = 10 ** 5000
    return "x" * 500
`;
  const seen = await inspect(context, python(program, "len(f())", ["trace"]));
  const last = seen.trace!.steps.at(-1)!;
  expect(seen.value?.text).toBe("500");
  expect(last.value!.text).toHaveLength(120 + 3);
  const shown = Object.assign({}, ...seen.trace!.steps.map(({ changed }) => changed));
  expect(shown).toMatchObject({
    loud: { text: "Loud(a={1, 2})", type: "Loud" },
    items: { text: "Items([1, 'two'])", type: "Items" },
    ring: { text: "[…]" },
    big: { text: "<int of 16610 bits>" },
  });
  expect(shown.long.text).toMatch(/^\[0, 1, 2.* … .*998, 999\]$/);
});

test("a long run keeps its first visits and its end; the cut shows", async (context) => {
  const program = "def f(n):\n    t = 0\n    for i in range(n):\n        t += i\n    return t\n";
  const request = python(program, "f(1000)", ["trace"]);
  const seen = await inspect(context, { ...request, bounds: { steps: 40, visits: 5, characters: 50 } });
  const { steps, total } = seen.trace!;
  expect(total).toBe(2 + 1 + 1001 + 1000 + 1 + 1);
  expect(seen.cut).toBe(true);
  expect(steps.length).toBeLessThanOrEqual(40);
  expect(steps.filter(({ line, at }) => line === 4 && at < 100)).toHaveLength(5);
  expect(steps.at(-1)).toMatchObject({ kind: "return", line: 5, value: { text: "499500" } });
  expect(steps.at(-3)).toMatchObject({ line: 3, changed: { t: { text: "499500" } } });
});

test("an endless loop still tells what ran", async (context) => {
  const request = python("def f():\n    n = 0\n    while True:\n        n += 1\n", "f()", [
    "coverage",
    "trace",
  ]);
  const seen = await inspect(context, { ...request, limits: { cpuSeconds: 1 } });
  expect(seen.run.outcome).toBe("timeout");
  expect(seen.cut).toBe(true);
  expect(seen.coverage!.lines.find(({ line }) => line === 4)!.hits).toBeGreaterThan(100);
  expect(traceText(seen).slice(2, 6)).toEqual(["1:2", "1:3 n=0", "1:4", "1:3 n=1"]);
});

test("the dear line is at the top of a profile, and the hungry one of memory", async (context) => {
  const program = `def f(n):
    cheap = 1
    slow = sum(i * i for i in range(n))
    big = bytearray(n * 10)
    return slow + cheap + len(big)
`;
  const seen = await inspect(context, python(program, "f(200_000)", ["profile", "memory"]));
  expect(seen.profile).toMatchObject({ unit: "seconds", inclusive: true });
  expect(seen.profile!.lines[0]).toMatchObject({ line: 3, hits: 1 });
  expect(seen.memory!.lines[0]!.line).toBe(4);
  expect(Math.abs(seen.memory!.lines[0]!.bytes - 2_000_000)).toBeLessThan(10_000);
  expect(seen.memory!.peakBytes).toBeGreaterThanOrEqual(2_000_000);
});

test("pictures come back as bytes: files by their content, open figures, and nothing else", async (context) => {
  const program = `import base64, os, sys, types
png = base64.b64decode("iVBORw0KGgo=")
open("a.png", "wb").write(png + b"1")
open("b.txt", "wb").write(png + b"2")
open("c.png", "w").write("no picture")
open("d.svg", "w").write('<svg xmlns="http://www.w3.org/2000/svg"/>')
os.symlink("/etc/passwd", "e.png")
class Figure:
    def savefig(self, name): open(name, "wb").write(png + b"3")
plot = types.ModuleType("matplotlib.pyplot")
plot.get_fignums, plot.figure = lambda: [1], lambda number: Figure()
sys.modules["matplotlib.pyplot"] = plot
os._exit(0)
`;
  const seen = await inspect(context, { language: "python", program, wants: ["images"] });
  expect(seen.images?.map(({ name, type, data }) => [name, type, atob(data).at(-1)])).toEqual([
    ["a.png", "image/png", "1"],
    ["b.txt", "image/png", "2"],
    ["d.svg", "image/svg+xml", ">"],
    ["figure-1.png", "image/png", "3"],
  ]);
});

test.for([
  ["stops tracing", "import sys\ndef f():\n    a = 1\n    sys.settrace(None)\n    a = 2\n    return a\n"],
  [
    "takes modules away",
    "import sys\ndef f():\n    for name in list(sys.modules): sys.modules.pop(name)\n    return 2\n",
  ],
  ["closes the report", "import os\ndef f():\n    os.closerange(3, 100)\n    return 2\n"],
  [
    "fills the report",
    "import os\ndef f():\n    os.write(4, b'{\"lines\": [[1, {}], 7, null]}\\n' * 99999)\n    return 2\n",
  ],
  ["never ends its end", "import os\ndef f():\n    os._exit = None\n    return 2\n"],
  ["ends at once", "import os, signal\ndef f():\n    os.kill(os.getpid(), signal.SIGSEGV); os.abort()\n"],
])("a program that %s gets a shorter story, never a broken sandbox", async ([, program], context) => {
  const seen = await inspect(context, python(program!, "f()", ["coverage", "trace", "memory"]));
  expect(seen.coverage).toBeDefined();
  const after = await inspect(context, python(SUM, "f(3)", ["coverage"]));
  expect(after.cut).toBe(false);
  expect(coverageText(after).branches).toContain("4 true:1");
});

test("what does not parse is said by the run itself", async (context) => {
  const seen = await inspect(context, python("def f(:\n", "f()", ["coverage", "trace"]));
  expect(seen.run.outcome).toBe("crash");
  expect(seen.run.stderr).toContain("SyntaxError");
  expect(seen.coverage).toEqual({ lines: [], branches: [] });
});
