import { createHash, randomBytes } from "node:crypto";
import { AssayError } from "../../core/errors.ts";
import { hashOf } from "../../core/hash.ts";
import type { Demand, Language, ProgramStyle, Toolchain } from "../../core/language.ts";
import {
  type CheckRequest,
  DEFAULT_LIMITS,
  type GridRequest,
  type GridResult,
  type GridRow,
  type RunResult,
} from "../../core/sandbox.ts";
import type { Limits, Suite, Test } from "../../core/task.ts";
import { type Check, type Measures, type Verdict, verdictOf } from "../../core/verdict.ts";
import { ENVIRONMENT } from "./isolation.ts";
import { judgeOutput } from "./output.ts";
import type { Pool } from "./pool.ts";
import { meets, readRecord } from "./records.ts";

/** What a compiler may use; a build is not the program's own time. */
const BUILD_LIMITS: Limits = {
  cpuSeconds: 60,
  idleSeconds: 20,
  memoryBytes: 3 * 1024 ** 3,
  outputBytes: 32 * 1024,
  processes: 128,
  fileBytes: 128 * 1024 ** 2,
};

/** Expected values of so many tests are remembered. */
const REMEMBERED = 2_000;

type Named = Language & { program: ProgramStyle };

export function hasProgram(language: Language): language is Named {
  return language.program !== undefined;
}

/** One run of a job, as the worker takes it. */
interface Run {
  stdin?: string;
  /** Lines that begin with it are the harness's. */
  mark?: string;
  guarded?: true;
}

interface Built {
  ok: boolean;
  output: string;
  cpu: number;
  wall: number;
  memory: number;
}

export interface Ran extends RunResult {
  why: string;
  records: string[];
}

/** A test made into a source: how it is run, and how the outcome is read. */
interface Case {
  index: number;
  source: string;
  run: Run;
  demands?: Demand[];
}

/** Checks programs of languages that are built and run; the verdict is made here, from what crossed as text. */
export class Programs {
  private readonly pool: Pool;
  /** Names in the harness's text that no program can know. */
  private readonly secret = randomBytes(16).toString("hex");
  private readonly expectations = new Map<string, Promise<Demand[] | undefined>>();

  constructor(pool: Pool) {
    this.pool = pool;
  }

  async check(
    language: Named,
    toolchain: Toolchain,
    request: CheckRequest,
    signal?: AbortSignal,
  ): Promise<Verdict> {
    const { program, suite, all } = request;
    const limits = limitsOf(language, suite.limits);
    const measures: Measures = { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 };
    const checks: Check[] = [];
    const failed = () => !all && checks.some((check) => check.outcome !== "pass");
    for (const [index, test] of suite.tests.entries()) {
      if (test.kind === "io" || failed()) continue;
      const one = await this.case(language, toolchain, program, suite, index, signal);
      const { built, ran } = await this.make(
        language,
        toolchain,
        one.source,
        [one.run],
        limits,
        signal,
        measures,
      );
      checks.push({ test: index, ...judge(language, one, built, ran[0]) });
    }
    const io = suite.tests.flatMap((test, index) => (test.kind === "io" ? [{ test, index }] : []));
    if (io.length > 0 && !failed()) {
      const runs = io.map(({ test }) => ({ stdin: test.stdin }));
      const { built, ran } = await this.make(
        language,
        toolchain,
        program,
        runs,
        limits,
        signal,
        measures,
        all,
      );
      for (const [at, { test, index }] of io.entries()) {
        const one = ran[at];
        if (!built.ok) checks.push({ test: index, outcome: "build", output: shortened(built.output) });
        else if (one) checks.push({ test: index, ...judgeOutput(test, parsed(language, one)) });
        if (failed()) break;
      }
    }
    checks.sort((a, b) => a.test - b.test);
    return verdictOf(checks, suite.tests.length, measures);
  }

  /** Runs a program on its own. A program that does not build ends as `build`, with the compiler's words on stderr. */
  async run(
    language: Named,
    toolchain: Toolchain,
    { program, stdin, limits }: { program: string; stdin?: string; limits?: Partial<Limits> },
    signal?: AbortSignal,
  ): Promise<RunResult> {
    const { built, ran } = await this.make(
      language,
      toolchain,
      program,
      [{ stdin: stdin ?? "" }],
      limitsOf(language, limits),
      signal,
    );
    const [one] = ran;
    if (one) return parsed(language, one);
    return {
      outcome: "build",
      exitCode: null,
      signal: null,
      stdout: "",
      stderr: built.output,
      truncated: false,
      cpuSeconds: built.cpu,
      wallSeconds: built.wall,
      memoryBytes: built.memory,
    };
  }

  /** Every program with every test: each program is checked against all of them. */
  async grid(
    language: Named,
    toolchain: Toolchain,
    request: GridRequest,
    signal?: AbortSignal,
  ): Promise<GridResult> {
    const { programs, prelude, entry, cpuSeconds, limits, onRow } = request;
    const suite: Suite = {
      tests: request.tests.map((code) => ({ kind: "code", code })),
      limits: { ...limits, cpuSeconds },
      ...(prelude !== undefined && { prelude }),
      ...(entry !== undefined && { entry }),
    };
    const verdicts = await Promise.all(
      programs.map(async (program, index) => {
        const check = { language: language.id, program, suite, all: true };
        const verdict = await this.check(language, toolchain, check, signal);
        onRow?.(index, rowOf(verdict, cpuSeconds));
        return verdict;
      }),
    );
    const rows = verdicts.map((verdict) => rowOf(verdict, cpuSeconds));
    // A test compiles when it did with any program.
    const tests = request.tests.map((_, test) => {
      const compiles = verdicts.some((verdict) => verdict.checks[test]?.outcome !== "build");
      return { compiles, packable: compiles };
    });
    return { rows, tests };
  }

  /** The source for one test: recorded where the test can be split, guarded where it cannot. */
  private async case(
    language: Named,
    toolchain: Toolchain,
    program: string,
    suite: Suite,
    index: number,
    signal: AbortSignal | undefined,
  ): Promise<Case> {
    const { tests } = language.program;
    const test = suite.tests[index] as Exclude<Test, { kind: "io" }>;
    const join = tests?.join ?? ((head: string, tail: string) => `${head}\n${tail}`);
    const code = test.kind === "code" ? test.code : JSON.stringify(test.args);
    const mark = `assay${createHash("sha256").update(`${this.secret} ${code}`).digest("hex").slice(0, 20)}`;
    const text = { code, entry: suite.entry, prelude: suite.prelude ?? "", mark };
    if (test.kind === "call") {
      if (!tests?.call || !suite.entry)
        throw new AssayError(
          "NO_CALL_TESTS",
          `${language.title} programs cannot be judged by calls with JSON`,
          {
            fix: suite.entry ? "use tests of kind io or code" : "name the entry of the suite",
          },
        );
      const source = join(program, tests.call(suite.entry, test.args, text));
      return { index, source, run: { mark }, demands: [["=", test.expected]] };
    }
    const recording = tests?.record?.(text);
    const demands = recording && (await this.expected(language, toolchain, recording.expected, mark, signal));
    if (recording && demands)
      return { index, source: join(program, recording.actual), run: { mark }, demands };
    const guarded = tests?.guard?.(text);
    if (guarded === undefined)
      throw new AssayError("NO_CODE_TESTS", `this test cannot be judged with ${language.title} programs`, {
        fix: "use tests of kind io",
      });
    return { index, source: join(program, guarded), run: { mark, guarded: true } };
  }

  /** What the assertions of a test demand, computed once where no program is; undefined when that does not work. */
  private expected(
    language: Named,
    toolchain: Toolchain,
    source: string,
    mark: string,
    signal: AbortSignal | undefined,
  ): Promise<Demand[] | undefined> {
    const key = hashOf([language.id, source]);
    const known = this.expectations.get(key);
    if (known) return known;
    if (this.expectations.size >= REMEMBERED)
      this.expectations.delete(this.expectations.keys().next().value as string);
    const limits = { ...limitsOf(language, {}), cpuSeconds: 10 };
    const demands = this.make(language, toolchain, source, [{ mark }], limits, signal).then(({ ran }) => {
      const records = ran[0]?.outcome === "pass" ? ran[0].records : [];
      return records.length > 0 ? records.map((line) => readRecord(line) as unknown as Demand) : undefined;
    });
    this.expectations.set(key, demands);
    demands.catch(() => this.expectations.delete(key));
    return demands;
  }

  /** Builds a source where the language builds, and runs what came of it, on one worker. */
  private async make(
    language: Named,
    toolchain: Toolchain,
    source: string,
    runs: Run[],
    limits: Limits,
    signal: AbortSignal | undefined,
    measures?: Measures,
    all?: boolean,
  ): Promise<{ built: Built; ran: Ran[] }> {
    const { program } = language;
    const file = program.file?.(source) ?? `program${language.extension}`;
    const env = { ...ENVIRONMENT, ...program.env?.(toolchain) };
    const commands = program.build?.(toolchain, file);
    const files = { [file]: source };
    const argv = program.run(toolchain, file, limits);
    const job = {
      op: "make",
      language: { id: language.id, env },
      limits,
      stop: !all,
      build: commands && {
        key: hashOf([language.id, toolchain.version, env, source, commands]),
        files,
        commands,
        limits: BUILD_LIMITS,
      },
      runs: runs.map((run) => ({ argv, env, files: commands ? {} : files, stdin: "", ...run })),
    };
    let built: Built = { ok: true, output: "", cpu: 0, wall: 0, memory: 0 };
    const ran: Ran[] = [];
    await this.pool.perform(job, signal, (answer) => {
      if (answer["build"]) built = answer["build"] as Built;
      else ran[answer["run"] as number] = resultOf(answer);
    });
    if (measures) {
      for (const { cpuSeconds, wallSeconds, memoryBytes } of ran) {
        measures.cpuSeconds += cpuSeconds;
        measures.wallSeconds += wallSeconds;
        measures.memoryBytes = Math.max(measures.memoryBytes, memoryBytes);
      }
    }
    return { built, ran };
  }
}

function rowOf({ checks, measures }: Verdict, cpuSeconds: number): GridRow {
  const timeouts = checks.filter((check) => check.outcome === "timeout").length;
  return {
    ran: checks.some((check) => check.outcome !== "build"),
    passes: checks.map((check) => check.outcome === "pass"),
    cpuSeconds: measures.cpuSeconds,
    timeoutSeconds: timeouts * cpuSeconds,
    timeouts,
  };
}

function limitsOf(language: Named, own: Partial<Limits> | undefined): Limits {
  return { ...DEFAULT_LIMITS, ...language.program.limits, ...own };
}

function resultOf(answer: Record<string, unknown>): Ran {
  return {
    outcome: answer["outcome"] as Ran["outcome"],
    exitCode: answer["exit"] as number | null,
    signal: answer["signal"] as string | null,
    stdout: answer["stdout"] as string,
    stderr: answer["stderr"] as string,
    truncated: answer["cut"] as boolean,
    cpuSeconds: answer["cpu"] as number,
    wallSeconds: answer["wall"] as number,
    memoryBytes: answer["memory"] as number,
    why: answer["why"] as string,
    records: answer["records"] as string[],
  };
}

/** A program that was never built shows only when it is run that it does not parse. */
function parsed(language: Named, ran: Ran): Ran {
  const { syntaxError } = language.program;
  const broken = ran.outcome === "crash" && ran.records.length === 0 && syntaxError?.test(ran.stderr);
  return broken ? { ...ran, outcome: "build" } : ran;
}

function judge(language: Named, one: Case, built: Built, result: Ran | undefined): Omit<Check, "test"> {
  if (!built.ok || !result) return { outcome: "build", output: shortened(built.output) };
  const ran = parsed(language, result);
  const words = [ran.stderr.slice(-2000).trim(), ran.why].filter(Boolean).join("\n");
  if (!one.demands)
    return { outcome: ran.outcome, output: ran.outcome === "pass" ? "" : words, guarded: true };
  for (const [at, demand] of one.demands.entries()) {
    const record = ran.records[at];
    if (record === undefined)
      return ran.outcome === "pass"
        ? { outcome: "crash", output: `it ended before the tests did\n${words}`.trim() }
        : { outcome: ran.outcome, output: words };
    const wrong = unmet(record, demand);
    if (wrong) return wrong;
  }
  if (ran.records.length > one.demands.length)
    return { outcome: "forged", output: "it reported more values than the test asks for" };
  return { outcome: ran.outcome, output: ran.outcome === "pass" ? "" : words };
}

function unmet(record: string, demand: Demand): Omit<Check, "test"> | undefined {
  try {
    if (meets(readRecord(record), demand)) return undefined;
  } catch {
    return { outcome: "forged", output: `not a value: ${record.slice(0, 300)}` };
  }
  const [how, value, tolerance] = demand;
  const expected = `${how === "!" ? "anything but " : ""}${JSON.stringify(value)}${how === "~" ? ` ± ${tolerance}` : ""}`;
  return {
    outcome: "fail",
    output: `  got      ${record.slice(0, 300)}\n  expected ${expected.slice(0, 300)}`,
  };
}

/** The compiler's first words are the ones that matter. */
function shortened(text: string): string {
  return text.trim().slice(0, 2000);
}
