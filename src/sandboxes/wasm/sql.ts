import type { RunResult } from "../../core/sandbox.ts";
import type { Limits } from "../../core/task.ts";
import { SQL_RUNNER } from "../../languages/sql/runner.py.ts";
import type { Performs, Run } from "../engine/make.ts";
import type { Answer } from "../engine/worker.ts";

/** Bytes of standard output in which the harness's lines are looked for. */
const OUTPUT_BYTES = 2 ** 24;

/** How the runner ends when SQLite got no more memory. */
const STARVED = /(^|\n)out of memory\s*$/;

/** What runs a Python program as a script. */
export type RunPython = (
  script: { program: string; stdin: string; limits: Limits },
  signal: AbortSignal | undefined,
) => Promise<RunResult>;

interface Make {
  limits: Limits;
  /** Whether to stop at the first run that does not end well. */
  stop: boolean;
  runs: (Run & { files: Record<string, string> })[];
}

/**
 * The jobs of SQL programs, in the SQLite of a Python that is started for each: a source and its runs come in as the
 * engine's workers take them, and answers go out as theirs.
 */
export function sqlRuns(python: RunPython): Performs {
  return {
    async perform(body, signal, onAnswer = () => {}) {
      const { limits, stop, runs } = body as Make;
      for (const [run, { files, stdin = "", mark }] of runs.entries()) {
        const [source = ""] = Object.values(files);
        const script = { program: runnerOf(source), stdin, limits: { ...limits, outputBytes: OUTPUT_BYTES } };
        const result = await python(script, signal);
        const { exitCode: exit, cpuSeconds: cpu, wallSeconds: wall, memoryBytes: memory } = result;
        const told = split(result.stdout, mark, limits.outputBytes);
        const outcome = exit !== 0 && STARVED.test(result.stderr) ? "memory" : result.outcome;
        onAnswer({ id: 0, run, ...result, outcome, exit, cpu, wall, memory, why: "", ...told });
        if (stop && outcome !== "pass") break;
      }
      return { id: 0, done: true } satisfies Answer;
    },
  };
}

/** The runner as a program that brings its file along. */
function runnerOf(source: string): string {
  const text = Buffer.from(source).toString("base64");
  const file = `import base64\nwith open("/tmp/program.sql", "wb") as file:\n    file.write(base64.b64decode("${text}"))\n`;
  return `${file}import sys\nsys.argv[:] = ["sql.py", "/tmp/program.sql"]\n${SQL_RUNNER}`;
}

/** Takes the harness's lines out of what was printed, as `server/output.py` does. */
function split(text: string, mark: string | undefined, most: number) {
  const records: string[] = [];
  const kept: string[] = [];
  for (const line of text.split("\n")) {
    const at = mark ? line.indexOf(mark) : -1;
    if (at < 0) kept.push(line);
    else {
      if (at > 0) kept.push(line.slice(0, at));
      records.push(line.slice(at + mark!.length).trim());
    }
  }
  const stdout = kept.join("\n");
  return { stdout: stdout.slice(0, most), cut: stdout.length > most, records };
}
