import { execFileSync } from "node:child_process";
import { expect, type TestContext, test } from "vitest";
import type { Inspection, InspectRequest } from "../../../src/core/inspection.ts";
import { roomIds } from "../../../src/core/room.ts";
import { blocksOf } from "../../../src/core/trace.ts";
import { codeRequest, coverageText, sandbox, traceText } from "./opened.ts";

/** Looks into a run, or skips where the language or a tool is missing. */
async function inspect(
  context: TestContext,
  request: InspectRequest,
  ...tools: string[]
): Promise<Inspection> {
  const languages = roomIds(new URL("../../../src/languages/", import.meta.url));
  if (!languages.includes(request.language)) return context.skip(`no language ${request.language} yet`);
  for (const tool of [request.language === "c" ? "gcc" : "g++", ...tools]) {
    try {
      execFileSync(tool, ["--version"], { stdio: "ignore" });
    } catch {
      return context.skip(`${tool} is not installed`);
    }
  }
  const one = await sandbox();
  if (typeof one === "string") return context.skip(one);
  return one.inspect(request);
}

// The same text is a program of both languages.
const SUM = `int g(int x) {
  int y = x * 2;
  return y;
}

int f(int n) {
  int total = 0;
  for (int i = 0; i < n; i++) {
    if (i % 2)
      total += g(i) + g(1);
  }
  return total;
}
`;

const LANGUAGES = ["c", "cpp"];

test.for(LANGUAGES)(
  "%s: lines, branches, steps and blocks of a loop with calls",
  async (language, context) => {
    const seen = await inspect(
      context,
      codeRequest(language, SUM, "assert(f(3) == 4)", ["coverage", "trace"]),
      "gdb",
    );
    expect(seen).toMatchObject({ cut: false, unavailable: {}, run: { outcome: "pass", exitCode: 0 } });
    expect(coverageText(seen)).toEqual({
      lines: "1:2 2:2 3:2 6:1 7:1 8:4 9:3 10:1 12:1",
      branches: "8 1:3, 8 2:1, 9 1:1, 9 2:2",
    });
    expect(traceText(seen)).toEqual([
      "0:7 n=3",
      "0:8 total=0",
      "0:9 i=0",
      "0:8",
      "0:9 i=1",
      "0:10",
      "1:2 x=1",
      "1:3 y=2",
      "1:4",
      "1:4 return 2",
      "2:2 x=1",
      "2:3 y=2",
      "2:4",
      "2:4 return 2",
      "0:8 total=4",
      "0:9 i=2",
      "0:8",
      "0:12 i=gone",
      "0:13",
      "0:13 return 4",
    ]);
  },
);

test.for(LANGUAGES)("%s: the compiler's own graph says where blocks begin", async (language, context) => {
  const seen = await inspect(context, codeRequest(language, SUM, "f(2)", ["trace"]), "gdb");
  const own = blocksOf(seen.trace!).filter((block) => block.function.startsWith("f"));
  expect(own.map(({ lines }) => lines.join(","))).toEqual(["7", "8", "9", "8", "9", "10", "8", "12,13"]);
  expect(own[5]).toMatchObject({
    before: { total: { text: "0", type: "int" }, i: { text: "1" } },
    after: { total: { text: "4" } },
  });
});

test("C: values of all kinds, and a library that calls back", async (context) => {
  const program = `#include <stdlib.h>
#include <string.h>
struct point { int x; double y; };
static int order(const void *a, const void *b) {
  int d = *(int *)a - *(int *)b;
  return d;
}
double mean(double *v, int n) {
  double sum = 0;
  while (n--) sum += v[n];
  return sum / 2;
}
int main(void) {
  struct point p = {1, 2.5};
  int v[2] = {9, 3};
  char *s = malloc(10);
  strcpy(s, "hello");
  qsort(v, 2, sizeof(int), order);
  double m = mean(&p.y, 1);
  int *none = NULL;
  return v[0];
}
`;
  const seen = await inspect(context, { language: "c", program, wants: ["trace"] }, "gdb");
  const rows = traceText(seen);
  expect(seen.run.exitCode).toBe(3);
  for (const row of [
    "0:15 p={x = 1, y = 2.5}",
    "0:16 v={9, 3}",
    '0:18 s="hello"',
    "1:6 d=6",
    "1:7 return 6",
    "0:19 v={3, 9}",
    "2:9 v=&2.5 n=1",
    "2:12 return 1.25",
    "0:20 m=1.25",
    "0:21 none=NULL",
    "0:22 return 3",
  ])
    expect(rows).toContain(row);
});

test.for(LANGUAGES)("%s: a program that dies tells what ran until then", async (language, context) => {
  const program = "int main() {\n  int *p = 0;\n  int n = 1;\n  if (n) *p = n;\n  return 0;\n}\n";
  const seen = await inspect(context, { language, program, wants: ["coverage", "trace"] }, "gdb");
  expect(seen.run).toMatchObject({ outcome: "crash", exitCode: 139 });
  expect(coverageText(seen).lines).toMatch(/^1:1 2:1 3:1 4:1 /);
  expect(traceText(seen)).toEqual(["0:2", "0:3 p=NULL", "0:4 n=1", "0:4 raise"]);
});

test.for(LANGUAGES)("%s: an endless loop still tells what ran", async (language, context) => {
  const program = "int main() {\n  volatile int n = 0;\n  while (1)\n    n++;\n}\n";
  const request = { language, program, limits: { cpuSeconds: 1 } };
  const seen = await inspect(context, { ...request, wants: ["coverage", "trace"] }, "gdb");
  expect(seen.cut).toBe(true);
  expect(seen.run.outcome).toBe("timeout");
  expect(seen.coverage!.lines.find(({ line }) => line === 4)!.hits).toBeGreaterThan(1000);
  expect(traceText(seen).slice(0, 2)).toEqual(["0:2", "0:4 n=0"]);
});

test.for(LANGUAGES)(
  "%s: instructions are the same each time, and follow the work",
  async (language, context) => {
    const program = `#include <stdio.h>
int main() {
  int n, t = 0;
  scanf("%d", &n);
  for (int i = 0; i < n; i++) t = t * 31 + i;
  printf("%d\\n", t);
  return 0;
}
`;
    const count = async (n: number) => {
      const test = { kind: "io" as const, stdin: String(n), stdout: "" };
      const seen = await inspect(context, { language, program, test, wants: ["instructions"] }, "valgrind");
      expect(seen.instructions!.source).toBe("callgrind");
      expect(seen.instructions!.startup).toBeGreaterThan(10_000);
      return seen.instructions!.count;
    };
    const [first, second, more] = [await count(100_000), await count(100_000), await count(200_000)];
    expect(Math.abs(first - second) / first).toBeLessThan(0.001);
    expect(more - first).toBeGreaterThan(200_000);
    expect(more - first).toBeLessThan(1_000_000);
  },
);

test("C: cost and memory by line", async (context) => {
  const program = `#include <stdlib.h>
int main(void) {
  char *small = malloc(1000);
  char *big = malloc(50000);
  volatile int t = 0;
  for (int i = 0; i < 10000; i++)
    t += i;
  free(big);
  free(small);
  return 0;
}
`;
  const seen = await inspect(context, { language: "c", program, wants: ["profile", "memory"] }, "valgrind");
  expect(seen.profile).toMatchObject({ unit: "instructions", inclusive: false });
  expect([6, 7]).toContain(seen.profile!.lines[0]!.line);
  expect(seen.memory).toEqual({
    peakBytes: 51_000,
    of: "allocations",
    lines: [
      { line: 4, bytes: 50_000 },
      { line: 3, bytes: 1000 },
    ],
  });
});

test("a program that is debugged or counted sees nothing more of the machine than its own process", async (context) => {
  const program = `#include <dirent.h>
#include <stdio.h>
int main(void) {
  const char *places[] = {"/proc", "/proc/1", "/proc/self/mountinfo", "/home"};
  for (int i = 0; i < 4; i++) {
    int names = 0;
    DIR *folder = opendir(places[i]);
    if (folder)
      while (readdir(folder)) names++;
    FILE *file = fopen(places[i], "r");
    int bytes = 0;
    if (!folder && file)
      while (fgetc(file) != EOF) bytes++;
    printf("%d %d\\n", names, bytes);
  }
}
`;
  const counted = await inspect(context, { language: "c", program, wants: ["instructions"] }, "valgrind");
  expect(counted.run.stdout).toBe("3 0\n0 0\n0 0\n0 0\n");
  const debugged = await inspect(context, { language: "c", program, wants: ["trace"] }, "gdb");
  expect(debugged.run.stdout).toBe("2 0\n0 0\n0 0\n0 0\n");
});

test("what does not compile is said as the compiler says it", async (context) => {
  const seen = await inspect(context, { language: "cpp", program: "int main( {", wants: ["coverage"] });
  expect(seen.run.outcome).toBe("build");
  expect(seen.run.stderr).toContain("error:");
});
