import { AssayError } from "../../core/errors.ts";
import type { Inspection } from "../../core/inspection.ts";
import {
  type CheckRequest,
  DEFAULT_LIMITS,
  type GridRequest,
  type GridResult,
  type GridRow,
  type RunRequest,
  type RunResult,
  type Sandbox,
} from "../../core/sandbox.ts";
import type { Session } from "../../core/session.ts";
import { type Check, type Measures, type Verdict, verdictOf } from "../../core/verdict.ts";
import { openLanguage } from "../../languages/open/open.ts";
import { judgeOutput } from "../engine/output.ts";
import { Cells } from "./cells.ts";
import { idleWatch, judgePair } from "./pair.ts";
import type { Place } from "./place.ts";

/** Python in WebAssembly: each program, and each program's tests, in a process of its own that is used once. */
export class WasmSandbox implements Sandbox {
  readonly isolation: string;
  readonly workers: number;
  readonly #cells: Cells;

  constructor({ command, walls }: Place, workers: number) {
    this.isolation = `wasm (${walls})`;
    this.workers = workers;
    this.#cells = new Cells(command, workers);
  }

  async check(request: CheckRequest, signal?: AbortSignal): Promise<Verdict> {
    const { language, program, suite, all = false } = request;
    if (suite.tests.length === 0) throw new AssayError("NO_TESTS", "a check needs at least one test");
    await this.#python(language);
    const limits = { ...DEFAULT_LIMITS, ...suite.limits };
    const measures: Measures = { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 };
    const checks: Check[] = [];
    const called = suite.tests.flatMap((test, index) => (test.kind === "io" ? [] : [{ test, index }]));
    if (called.length > 0) {
      const tests = called.map(({ test }) =>
        test.kind === "code"
          ? { code: test.code }
          : { entry: suite.entry, args: test.args, expected: test.expected },
      );
      const pair = { program, tests, prelude: suite.prelude ?? "", entry: suite.entry ?? "", all, limits };
      const judged = await this.#cells.with(2, signal, (holder, judge) => judgePair(pair, holder!, judge!));
      checks.push(
        ...judged.results.map(([outcome, output], at) => ({ test: called[at]!.index, outcome, output })),
      );
      add(measures, judged.measures);
    }
    for (const [index, test] of suite.tests.entries()) {
      if (test.kind !== "io" || (!all && checks.some(({ outcome }) => outcome !== "pass"))) continue;
      const ran = await this.run({ language, program, stdin: test.stdin, limits }, signal);
      checks.push({ test: index, ...judgeOutput(test, ran) });
      add(measures, ran);
    }
    checks.sort((a, b) => a.test - b.test);
    return verdictOf(checks, suite.tests.length, measures);
  }

  /** Each pair in cells of its own: no fork could take back what a program kept from another test. */
  async grid(request: GridRequest, signal?: AbortSignal): Promise<GridResult> {
    const { language, programs, tests, prelude = "", entry = "", cpuSeconds, onRow } = request;
    await this.#python(language);
    const limits = { ...DEFAULT_LIMITS, ...request.limits, cpuSeconds };
    const compiles = await this.#compiling(tests, signal);
    const rows = await Promise.all(
      programs.map(async (program, index) => {
        const row: GridRow = { ran: true, passes: [], cpuSeconds: 0, timeoutSeconds: 0, timeouts: 0 };
        for (const [at, code] of tests.entries()) {
          if (!compiles[at]!.compiles || !row.ran) {
            row.passes.push(false);
            continue;
          }
          const pair = { program, tests: [{ code }], prelude, entry, all: true, limits };
          const judged = await this.#cells.with(2, signal, (holder, judge) =>
            judgePair(pair, holder!, judge!),
          );
          const [outcome, output] = judged.results[0]!;
          row.passes.push(outcome === "pass");
          row.cpuSeconds += judged.measures.cpuSeconds;
          if (outcome === "timeout") {
            row.timeouts++;
            row.timeoutSeconds += judged.measures.cpuSeconds;
          }
          row.ran = outcome !== "build" && output !== "while the program was loading";
        }
        onRow?.(index, row);
        return row;
      }),
    );
    return { rows, tests: compiles };
  }

  async run(request: RunRequest, signal?: AbortSignal): Promise<RunResult> {
    const { language, program, stdin = "", limits: own } = request;
    await this.#python(language);
    const { cpuSeconds, idleSeconds, memoryBytes, outputBytes } = { ...DEFAULT_LIMITS, ...own };
    return this.#cells.with(1, signal, async (cell) => {
      const { used } = cell!;
      const idle = idleWatch(idleSeconds);
      cell!.onMeasure = () => {
        if (used.cpuSeconds > cpuSeconds || idle(used.cpuSeconds)) cell!.stop("timeout");
      };
      cell!.begin({ role: "script", program, stdin, memoryBytes, outputBytes });
      const answer = (await cell!.answer) as Printed | undefined;
      const { exit: exitCode = null, stdout = "", stderr = "", cut: truncated = false } = answer ?? {};
      const starved = exitCode !== 0 && /(^|\n)MemoryError\b[^\n]*\n?$/.test(stderr);
      const ended = exitCode === 0 ? "pass" : starved ? "memory" : "crash";
      const outcome = cell!.stopped ?? ended;
      return {
        outcome,
        exitCode,
        signal: exitCode === null ? (answer ? "SIGABRT" : "SIGKILL") : null,
        stdout,
        stderr,
        truncated,
        ...used,
      };
    });
  }

  async open(): Promise<Session> {
    throw this.#lacks("sessions");
  }

  async inspect(): Promise<Inspection> {
    throw this.#lacks("inspections");
  }

  async close(): Promise<void> {
    this.#cells.close();
  }

  async #python(language: string): Promise<void> {
    const { id, title } = await openLanguage(language);
    if (id !== "python") throw this.#lacks(title);
  }

  /** Which tests compile, as they are and inside a function. */
  async #compiling(tests: string[], signal: AbortSignal | undefined): Promise<GridResult["tests"]> {
    const stdin = JSON.stringify(tests);
    const ran = await this.run(
      { language: "python", program: COMPILES, stdin, limits: { outputBytes: 2 ** 24 } },
      signal,
    );
    if (ran.outcome !== "pass") throw new AssayError("SANDBOX_BROKEN", "the tests could not be compiled");
    return JSON.parse(ran.stdout) as GridResult["tests"];
  }

  #lacks(what: string): AssayError {
    return new AssayError("ISOLATION_LACKS", `${this.isolation} has no ${what}`, {
      fix: "it runs Python only; use another isolation, see `assay doctor`",
    });
  }
}

interface Printed {
  /** Null when Python itself died. */
  exit: number | null;
  stdout: string;
  stderr: string;
  cut: boolean;
}

const COMPILES = `
import json, sys
def compiles(text):
    try:
        compile(text, "<test>", "exec", dont_inherit=True)
        return True
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False
inside = lambda text: "def _():\\n" + "".join("    %s\\n" % line for line in text.splitlines())
print(json.dumps([{"compiles": compiles(text), "packable": compiles(inside(text))} for text in json.load(sys.stdin)]))
`;

function add(measures: Measures, more: Measures): void {
  measures.cpuSeconds += more.cpuSeconds;
  measures.wallSeconds += more.wallSeconds;
  measures.memoryBytes = Math.max(measures.memoryBytes, more.memoryBytes);
}
