import { branchShare, lineShare } from "../../core/inspection.ts";
import type { AnswerJudge } from "../../core/problem.ts";
import type { Sandbox } from "../../core/sandbox.ts";
import type { Verdict } from "../../core/verdict.ts";
import { type Decision, decided } from "../answers/decided.ts";
import { plainAnswer } from "../answers/plain.ts";

/** What a test is to reach: everything, a line, the first line of a branch, or a way through the program. */
export type Goal =
  | { kind: "overall" }
  | { kind: "line"; line: number }
  | { kind: "branch"; line: number }
  | { kind: "path"; path: string[]; instrumented: string };

/** Calls every test function, in the order of their definition. */
const CALLED = `
for _name, _test in list(globals().items()):
    if _name.startswith("test") and callable(_test):
        _test()
`;

/**
 * Runs tests on the benchmark's program and looks at what they reach. An answer whose tests do not end by themselves, or
 * whose assertions do not hold on the program, reaches nothing. The program is the benchmark's; only the tests are not.
 */
export function coverageJudge(program: string, goal: Goal): AnswerJudge {
  return {
    key: { program, goal },
    async verdict(answer, sandbox, signal) {
      const tests = plainAnswer(answer);
      if (!/^\s*(async )?def test/m.test(tests))
        return decided([{ pass: false, why: "no test function", part: "runs" }]);
      return goal.kind === "path"
        ? onPath(goal, tests, sandbox, signal)
        : covered(program, goal, tests, sandbox, signal);
    },
  };
}

async function covered(
  program: string,
  goal: Exclude<Goal, { kind: "path" }>,
  tests: string,
  sandbox: Sandbox,
  signal: AbortSignal | undefined,
): Promise<Verdict> {
  const code = `${tests}\n${CALLED}`;
  const request = {
    language: "python",
    program,
    test: { kind: "code" as const, code },
    wants: ["coverage" as const],
  };
  const { run, coverage } = await sandbox.inspect({ ...request, limits: { cpuSeconds: 20 } }, signal);
  const runs = { pass: run.outcome === "pass", why: run.stderr.slice(-400) || run.outcome, part: "runs" };
  if (!runs.pass || !coverage) return { ...decided([runs]), score: 0 };
  if (goal.kind !== "overall") {
    const hit = coverage.lines.some(({ line, hits }) => line === goal.line && hits > 0);
    return decided([runs, { pass: hit, why: `line ${goal.line} does not run`, part: goal.kind }]);
  }
  const lines = lineShare(coverage);
  const branches = branchShare(coverage);
  const checks = [runs, reached(lines, "lines"), reached(branches, "branches")];
  return { ...decided(checks), score: (lines + branches) / 2 };
}

function reached(share: number, part: string): Decision {
  const measured = { unit: "share" as const, values: [share], references: [1] };
  return { pass: share === 1, why: `${Math.round(100 * share)} % of the ${part}`, part, measured };
}

async function onPath(
  { path, instrumented }: Extract<Goal, { kind: "path" }>,
  tests: string,
  sandbox: Sandbox,
  signal: AbortSignal | undefined,
): Promise<Verdict> {
  const program = `${instrumented}
_went = []


def log_function(text):
    _went.append(text)


${tests}
${CALLED}
import json
print()
print(json.dumps(_went))
`;
  const result = await sandbox.run(
    { language: "python", program, limits: { cpuSeconds: 20, outputBytes: 4 * 1024 ** 2 } },
    signal,
  );
  const runs = { pass: result.outcome === "pass", why: result.stderr.slice(-400), part: "runs" };
  if (!runs.pass) return { ...decided([runs]), score: 0 };
  const went = wentOf(result.stdout);
  return decided([runs, { pass: isWithin(path, went), why: `went ${went.length} steps`, part: "path" }]);
}

function wentOf(stdout: string): string[] {
  try {
    return JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "") as string[];
  } catch {
    return [];
  }
}

/** Whether one list of steps occurs, unbroken, in another. */
export function isWithin(path: readonly string[], went: readonly string[]): boolean {
  return went.some((_, at) => path.every((step, offset) => went[at + offset] === step));
}
