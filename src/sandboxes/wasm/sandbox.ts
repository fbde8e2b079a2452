import { AssayError } from "../../core/errors.ts";
import type { Inspection } from "../../core/inspection.ts";
import type { Toolchain } from "../../core/language.ts";
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
import { hasProgram, type Named } from "../engine/make.ts";
import { judgeOutput } from "../engine/output.ts";
import { Programs } from "../engine/programs.ts";
import { Cells } from "./cells.ts";
import { COMPILES } from "./grid.ts";
import { judgePair } from "./pair.ts";
import { type Interpreter, PACKAGES, type Place } from "./place.ts";
import { runScript } from "./script.ts";
import { sqlRuns } from "./sql.ts";

/**
 * Processor seconds at which an interpreter is stopped from outside. QuickJS stops by a count of its own, the same in every
 * run: the outside is only for what that misses, and must not come first on a busy machine.
 */
const CUTOFF: Record<Interpreter, (limit: number) => number> = {
  python: (limit) => limit,
  javascript: (limit) => 3 * limit + 1,
};

/** SQLite comes with Python: nothing of it lies on this machine. */
const SQLITE: Toolchain = { command: "", version: "", reads: [] };

/** Interpreters in WebAssembly: each program, and each program's tests, in a process of its own that is used once. */
export class WasmSandbox implements Sandbox {
  readonly isolation: string;
  readonly workers: number;
  readonly #cells = new Map<Interpreter, Cells>();
  readonly #sql: Programs;

  constructor({ commands, walls }: Place, workers: number) {
    this.isolation = `wasm (${walls})`;
    this.workers = workers;
    for (const [id, command] of Object.entries(commands))
      this.#cells.set(id as Interpreter, new Cells(command, workers));
    this.#sql = new Programs(
      sqlRuns((script, signal) =>
        runScript(this.#of("python"), { ...script, cutoff: script.limits.cpuSeconds }, signal),
      ),
    );
  }

  async check(request: CheckRequest, signal?: AbortSignal): Promise<Verdict> {
    const { language, program, suite, all = false } = request;
    if (suite.tests.length === 0) throw new AssayError("NO_TESTS", "a check needs at least one test");
    const { interpreter, sql } = await this.#named(language);
    if (sql) return this.#sql.check(sql, SQLITE, request, signal);
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
      const { prelude = "", entry = "" } = suite;
      const pair = {
        program,
        tests,
        prelude,
        entry,
        all,
        limits,
        cutoff: CUTOFF[interpreter](limits.cpuSeconds),
      };
      const judged = await this.#of(interpreter).with(2, signal, (a, b) => judgePair(pair, a!, b!));
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
    const { interpreter, sql } = await this.#named(language);
    if (sql) return this.#sql.grid(sql, SQLITE, request, signal);
    const limits = { ...DEFAULT_LIMITS, ...request.limits, cpuSeconds };
    const compiles = await this.#compiling(interpreter, tests, signal);
    const cells = this.#of(interpreter);
    const cutoff = CUTOFF[interpreter](cpuSeconds);
    const rows = await Promise.all(
      programs.map(async (program, index) => {
        const row: GridRow = { ran: true, passes: [], cpuSeconds: 0, timeoutSeconds: 0, timeouts: 0 };
        for (const [at, code] of tests.entries()) {
          if (!compiles[at]!.compiles || !row.ran) {
            row.passes.push(false);
            continue;
          }
          const pair = { program, tests: [{ code }], prelude, entry, all: true, limits, cutoff };
          const judged = await cells.with(2, signal, (a, b) => judgePair(pair, a!, b!));
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
    const { language, program, stdin = "" } = request;
    const { interpreter, sql } = await this.#named(language);
    if (sql) return this.#sql.run(sql, SQLITE, request, signal);
    const limits = { ...DEFAULT_LIMITS, ...request.limits };
    const script = { program, stdin, limits, cutoff: CUTOFF[interpreter](limits.cpuSeconds) };
    return runScript(this.#of(interpreter), script, signal);
  }

  async open(): Promise<Session> {
    throw this.#lacks("sessions");
  }

  async inspect(): Promise<Inspection> {
    throw this.#lacks("inspections");
  }

  async close(): Promise<void> {
    for (const cells of this.#cells.values()) cells.close();
  }

  async #named(language: string): Promise<{ interpreter: Interpreter; sql?: Named }> {
    const found = await openLanguage(language);
    if (found.id === "sql" && hasProgram(found)) return { interpreter: "python", sql: found };
    if (found.id === "python" || found.id === "javascript") return { interpreter: found.id };
    throw this.#lacks(found.title);
  }

  #of(interpreter: Interpreter): Cells {
    const cells = this.#cells.get(interpreter);
    if (cells) return cells;
    throw this.#lacks(
      `${interpreter}, whose package is not installed`,
      `npm install ${PACKAGES[interpreter]}`,
    );
  }

  async #compiling(
    interpreter: Interpreter,
    tests: string[],
    signal: AbortSignal | undefined,
  ): Promise<GridResult["tests"]> {
    const stdin = JSON.stringify(tests);
    const limits = { outputBytes: 2 ** 24 };
    const ran = await this.run(
      { language: interpreter, program: COMPILES[interpreter], stdin, limits },
      signal,
    );
    if (ran.outcome !== "pass") throw new AssayError("SANDBOX_BROKEN", "the tests could not be compiled");
    return JSON.parse(ran.stdout) as GridResult["tests"];
  }

  #lacks(
    what: string,
    fix = "it runs Python, SQL and JavaScript only; see `assay doctor` for other isolations",
  ): AssayError {
    return new AssayError("ISOLATION_LACKS", `${this.isolation} has no ${what}`, { fix });
  }
}

function add(measures: Measures, more: Measures): void {
  measures.cpuSeconds += more.cpuSeconds;
  measures.wallSeconds += more.wallSeconds;
  measures.memoryBytes = Math.max(measures.memoryBytes, more.memoryBytes);
}
