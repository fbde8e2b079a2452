import { AssayError } from "../../core/errors.ts";
import type { Inspection, InspectRequest } from "../../core/inspection.ts";
import type { Language, Launch, ProgramStyle, Toolchain } from "../../core/language.ts";
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
import type { Session, SessionRequest } from "../../core/session.ts";
import type { Limits, Test } from "../../core/task.ts";
import { type Check, type Measures, type Outcome, type Verdict, verdictOf } from "../../core/verdict.ts";
import { openLanguage } from "../../languages/open/open.ts";
import { Inspector } from "../inspect/inspect.ts";
import { openSession } from "../sessions/session.ts";
import { ENVIRONMENT } from "./isolation.ts";
import { hasProgram, runResult } from "./make.ts";
import { judgeOutput } from "./output.ts";
import type { Pool } from "./pool.ts";
import { Programs } from "./programs.ts";
import type { Recall } from "./recall.ts";
import type { Answer, Worker } from "./worker.ts";

/** Programs of one grid request are sent in parts, so that all workers have some. */
const GRID_PART = 8;

/** What an engine is put together from. */
export interface EngineParts {
  isolation: string;
  workers: number;
  pool: Pool;
  /** The folder of the sandbox's own programs as a worker sees it. */
  harness: string;
  /** Gives a worker beside the pool's, for a session. */
  start(): Worker;
  onClose(): void;
  /** Remembers verdicts; none are remembered without it. */
  recall?: Recall;
}

/** The Sandbox over a pool of workers: turns requests into jobs and answers into verdicts. */
export class Engine implements Sandbox {
  readonly isolation: string;
  readonly workers: number;
  private readonly pool: Pool;
  private readonly harness: string;
  private readonly start: () => Worker;
  private readonly inspector: Inspector;
  private readonly proofs = new Map<string, Promise<void>>();
  private readonly toolchains = new Map<string, Promise<Toolchain>>();
  private readonly programs: Programs;
  private readonly sessions = new Set<Session>();
  private readonly onClose: () => void;
  private readonly recall: Recall | undefined;

  constructor({ isolation, workers, pool, harness, start, onClose, recall }: EngineParts) {
    this.recall = recall;
    this.isolation = isolation;
    this.workers = workers;
    this.pool = pool;
    this.harness = harness;
    this.start = start;
    this.onClose = onClose;
    this.programs = new Programs(pool);
    this.inspector = new Inspector(harness, async (job, signal) => {
      const answer = await pool.perform({ op: "inspect", ...job }, signal);
      const { report, hardware } = answer as Answer & { report: string; hardware?: number };
      return { run: runResult(answer), report, hardware };
    });
  }

  async check(request: CheckRequest, signal?: AbortSignal): Promise<Verdict> {
    if (request.suite.tests.length === 0) throw new AssayError("NO_TESTS", "a check needs at least one test");
    const judge = () => this.judge(request, signal);
    return this.recall && !request.fresh ? this.recall.get(request, judge, signal) : judge();
  }

  private async judge(request: CheckRequest, signal: AbortSignal | undefined): Promise<Verdict> {
    const { language, program, suite, all, trusted } = request;
    const named = await openLanguage(language);
    if (hasProgram(named)) {
      const toolchain = await this.proven(named);
      return this.programs.check(named, toolchain, request, signal);
    }
    const limits = { ...DEFAULT_LIMITS, ...suite.limits };
    const checks: Check[] = [];
    const measures: Measures = { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 };
    const called = suite.tests
      .map((test, index) => ({ test, index }))
      .filter(({ test }) => test.kind !== "io");
    if (called.length > 0) {
      const answer = await this.pool.performTwice(
        {
          op: "check",
          language: await this.launch(language, limits),
          limits,
          program,
          suite: {
            tests: called.map(({ test }) => wireTest(test, suite.entry)),
            prelude: suite.prelude ?? "",
            entry: suite.entry ?? "",
          },
          all: all ?? false,
          trusted: trusted ?? false,
        },
        language,
        signal,
      );
      const results = answer["checks"] as [Outcome, string][];
      checks.push(...results.map(([outcome, output], at) => ({ test: called[at]!.index, outcome, output })));
      add(measures, answer);
    }
    for (const [index, test] of suite.tests.entries()) {
      if (test.kind !== "io" || (!all && checks.some((check) => check.outcome !== "pass"))) continue;
      const ran = await this.run({ language, program, stdin: test.stdin, limits }, signal);
      checks.push({ test: index, ...judgeOutput(test, ran) });
      add(measures, { cpu: ran.cpuSeconds, wall: ran.wallSeconds, memory: ran.memoryBytes });
    }
    checks.sort((a, b) => a.test - b.test);
    return verdictOf(checks, suite.tests.length, measures);
  }

  async grid(request: GridRequest, signal?: AbortSignal): Promise<GridResult> {
    const { programs, tests, cpuSeconds, onRow } = request;
    const named = await openLanguage(request.language);
    if (hasProgram(named)) return this.programs.grid(named, await this.proven(named), request, signal);
    // Each pair has its own time; a program's whole row must not run into the limit of a single check.
    const rowSeconds = Math.max(10, tests.length * cpuSeconds * 2);
    const limits = { ...DEFAULT_LIMITS, ...request.limits, cpuSeconds: rowSeconds };
    const language = await this.launch(request.language, limits);
    const common = {
      op: "grid",
      language,
      limits,
      tests,
      prelude: request.prelude ?? "",
      entry: request.entry ?? "",
      cpuPerTest: cpuSeconds,
    };
    const rows: GridRow[] = new Array(programs.length);
    let about: { compiles: boolean[]; packable: boolean[] } = { compiles: [], packable: [] };
    const parts = Array.from(
      { length: Math.max(1, Math.ceil(programs.length / GRID_PART)) },
      (_, part) => part * GRID_PART,
    );
    await Promise.all(
      parts.map((first) =>
        this.pool.perform(
          { ...common, programs: programs.slice(first, first + GRID_PART) },
          signal,
          (answer) => {
            if (answer["tests"]) about = answer["tests"] as typeof about;
            else {
              const index = first + (answer["row"] as number);
              rows[index] = gridRow(answer, tests.length);
              onRow?.(index, rows[index]);
            }
          },
        ),
      ),
    );
    return {
      rows,
      tests: tests.map((_, j) => ({ compiles: about.compiles[j]!, packable: about.packable[j]! })),
    };
  }

  async run(request: RunRequest, signal?: AbortSignal): Promise<RunResult> {
    const { language, program, stdin, limits: own } = request;
    const named = await openLanguage(language);
    if (hasProgram(named)) return this.programs.run(named, await this.proven(named), request, signal);
    const limits = { ...DEFAULT_LIMITS, ...own };
    const job = {
      op: "run",
      language: await this.launch(language, limits),
      limits,
      program,
      stdin: stdin ?? "",
    };
    return runResult(await this.pool.performTwice(job, language, signal));
  }

  inspect(request: InspectRequest, signal?: AbortSignal): Promise<Inspection> {
    return this.inspector.inspect(request, signal);
  }

  async open(request: SessionRequest): Promise<Session> {
    const session = await openSession(request, this.start, (ended) => this.sessions.delete(ended));
    this.sessions.add(session);
    return session;
  }

  async close(): Promise<void> {
    this.pool.close();
    await Promise.all([...this.sessions].map((session) => session.close()));
    this.onClose();
  }

  /** How to start a language, once it has been seen to work in here. */
  private async launch(
    name: string,
    limits: Limits,
  ): Promise<Launch & { id: string; extension: string; env: object }> {
    const language = await openLanguage(name);
    const launch = language.launch!(await language.toolchain(), this.harness, limits);
    const full = { id: language.id, extension: language.extension, env: ENVIRONMENT, ...launch };
    await this.prove(language, async () => {
      const job = { op: "run", language: full, limits: DEFAULT_LIMITS, program: language.hello, stdin: "" };
      return runResult(await this.pool.perform(job));
    });
    return full;
  }

  /** The toolchain of a language that was prepared, and seen to work in here. */
  private async proven(language: Language & { program: ProgramStyle }): Promise<Toolchain> {
    let ready = this.toolchains.get(language.id);
    if (!ready) {
      ready = language.toolchain().then((found) => language.prepare?.(found) ?? found);
      this.toolchains.set(language.id, ready);
      ready.catch(() => this.toolchains.delete(language.id));
    }
    const toolchain = await ready;
    await this.prove(language, () => this.programs.run(language, toolchain, { program: language.hello }));
    return toolchain;
  }

  /** Says hello in the language, once: a broken toolchain must not look like wrong programs. */
  private prove(language: Language, hello: () => Promise<RunResult>): Promise<void> {
    let proof = this.proofs.get(language.id);
    if (!proof) {
      proof = hello().then((ran) => {
        if (ran.stdout.trim() === "hello") return;
        const reason = ran.stderr.trim().split("\n").at(-1) || `exit code ${ran.exitCode}`;
        throw new AssayError(
          "TOOLCHAIN_BROKEN",
          `${language.id} does not work inside the sandbox: ${reason}`,
          { fix: "see `assay doctor`" },
        );
      });
      this.proofs.set(language.id, proof);
    }
    return proof;
  }
}

function wireTest(test: Test, entry: string | undefined): object {
  if (test.kind === "code") return { code: test.code };
  if (test.kind === "call") return { entry, args: test.args, expected: test.expected };
  throw new TypeError("input/output tests run as scripts");
}

function gridRow(answer: Record<string, unknown>, tests: number): GridRow {
  const letters = answer["letters"] as string;
  const timeouts = letters.split("t").length - 1;
  return {
    ran: letters.length === tests && tests > 0,
    passes: Array.from({ length: tests }, (_, j) => letters[j] === "1"),
    cpuSeconds: answer["cpu"] as number,
    timeoutSeconds: answer["waited"] as number,
    timeouts,
  };
}

function add(total: Measures, answer: Record<string, unknown>): void {
  total.cpuSeconds += answer["cpu"] as number;
  total.wallSeconds += answer["wall"] as number;
  total.memoryBytes = Math.max(total.memoryBytes, answer["memory"] as number);
}
