import { z } from "zod";
import type { Sandbox } from "../../core/sandbox.ts";
import { type Check, type Verdict, verdictOf } from "../../core/verdict.ts";
import { DRIVER } from "./driver.py.ts";

const Result = z.object({
  name: z.string(),
  marks: z.array(z.string()),
  outcome: z.enum(["pass", "fail", "crash", "timeout"]),
  why: z.string(),
});

export type TestResult = z.infer<typeof Result>;

const Said = z.union([z.array(Result), z.object({ broken: z.string() })]);

export interface TestFiles {
  /** Texts by name: the test file, the answer, and what they use. */
  files: Record<string, string>;
  /** The test file's module name. */
  test: string;
  /** Seconds for one test. */
  seconds?: number;
  cpuSeconds?: number;
}

/** How the tests of a pytest file ended, or why it does not load. */
export async function testResults(
  { files, test, seconds = 10, cpuSeconds = 60 }: TestFiles,
  sandbox: Sandbox,
  signal?: AbortSignal,
): Promise<TestResult[] | string> {
  const result = await sandbox.run(
    {
      language: "python",
      program: DRIVER,
      stdin: JSON.stringify({ files, test, seconds }),
      limits: { cpuSeconds, idleSeconds: cpuSeconds, outputBytes: 1024 ** 2, processes: 64 },
    },
    signal,
  );
  const said = Said.safeParse(lastLine(result.stdout));
  if (!said.success) return result.outcome === "pass" ? "nothing was reported" : result.outcome;
  return "broken" in said.data ? said.data.broken : said.data;
}

/**
 * The verdict of these results, one check a test. The answer and the tests share a process, so the checks are guarded;
 * a file without tests, or that does not load, fails.
 */
export function verdictOfTests(
  results: TestResult[] | string,
  part: (result: TestResult) => string | undefined = () => undefined,
): Verdict {
  if (typeof results === "string" || results.length === 0) {
    const output = typeof results === "string" ? results : "no tests";
    return verdictOf([{ test: 0, outcome: "build", output, guarded: true }], 1, NOTHING);
  }
  const checks = results.map((result, test): Check => {
    const named = part(result);
    const output = result.outcome === "pass" ? "" : `${result.name}: ${result.why}`;
    return {
      test,
      outcome: result.outcome,
      output,
      guarded: true,
      ...(named !== undefined && { part: named }),
    };
  });
  return verdictOf(checks, checks.length, NOTHING);
}

const NOTHING = { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 };

function lastLine(text: string): unknown {
  try {
    return JSON.parse(text.trimEnd().split("\n").at(-1) ?? "");
  } catch {
    return undefined;
  }
}
