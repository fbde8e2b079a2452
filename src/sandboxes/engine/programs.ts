import { createHash, randomBytes } from "node:crypto";
import { AssayError } from "../../core/errors.ts";
import { hashOf } from "../../core/hash.ts";
import type { Demand, TestText, Toolchain } from "../../core/language.ts";
import type {
  CheckRequest,
  GridRequest,
  GridResult,
  GridRow,
  RunRequest,
  RunResult,
} from "../../core/sandbox.ts";
import type { Suite, Test } from "../../core/task.ts";
import { type Check, type Verdict, verdictOf } from "../../core/verdict.ts";
import { type Case, judge, OPAQUE, parsed, shortened } from "./judged.ts";
import { type Bench, limitsOf, make, type Named, type Performs } from "./make.ts";
import { judgeOutput } from "./output.ts";
import { readRecord } from "./records.ts";

/** Expected values of so many tests are remembered. */
const REMEMBERED = 2_000;

/** Checks programs of languages that are built and run; the verdict is made here, from what crossed as text. */
export class Programs {
  private readonly pool: Performs;
  /** Makes names in the harness's text that no program can know. */
  private readonly secret = randomBytes(16).toString("hex");
  private readonly expectations = new Map<string, Promise<Demand[] | undefined>>();

  constructor(pool: Performs) {
    this.pool = pool;
  }

  async check(
    language: Named,
    toolchain: Toolchain,
    request: CheckRequest,
    signal?: AbortSignal,
  ): Promise<Verdict> {
    const { program, suite, all } = request;
    const bench = benchOf(language, toolchain, suite.limits, signal);
    const checks: Check[] = [];
    const failed = () => !all && checks.some((check) => check.outcome !== "pass");
    for (const [index, test] of suite.tests.entries()) {
      if (test.kind === "io" || failed()) continue;
      const one = await this.case(bench, program, suite, test);
      const { built, ran } = await make(this.pool, bench, one.source, [one.run]);
      const check = judge(language, one, built, ran[0]);
      if (one.unjudged && !["build", "timeout", "memory"].includes(check.outcome))
        throw new AssayError("NO_CODE_TESTS", `this test cannot be judged with ${language.title} programs`, {
          fix: "write its assertions in the language's usual form, or use tests of kind io",
        });
      checks.push({ test: index, ...check });
    }
    if (!failed()) checks.push(...(await this.scripts(bench, program, suite, all ?? false)));
    checks.sort((a, b) => a.test - b.test);
    return verdictOf(checks, suite.tests.length, bench.measures);
  }

  /** Runs a program on its own. A program that does not build ends as `build`, with the compiler's words on stderr. */
  async run(
    language: Named,
    toolchain: Toolchain,
    { program, stdin, limits }: Omit<RunRequest, "language">,
    signal?: AbortSignal,
  ): Promise<RunResult> {
    const bench = benchOf(language, toolchain, limits, signal);
    const { built, ran } = await make(this.pool, bench, program, [{ stdin: stdin ?? "" }]);
    if (ran[0]) return parsed(language, ran[0]);
    const { output: stderr, cpu: cpuSeconds, wall: wallSeconds, memory: memoryBytes } = built;
    const nothing = { exitCode: null, signal: null, stdout: "", truncated: false };
    return { outcome: "build", stderr, cpuSeconds, wallSeconds, memoryBytes, ...nothing };
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
    const tests = request.tests.map((_, test) => {
      // A test compiles when it did with any program.
      const compiles = verdicts.some((verdict) => verdict.checks[test]?.outcome !== "build");
      return { compiles, packable: compiles };
    });
    return { rows: verdicts.map((verdict) => rowOf(verdict, cpuSeconds)), tests };
  }

  /** Input/output tests: one build, a run for each. */
  private async scripts(bench: Bench, program: string, suite: Suite, all: boolean): Promise<Check[]> {
    const io = suite.tests.flatMap((test, index) => (test.kind === "io" ? [{ test, index }] : []));
    if (io.length === 0) return [];
    const runs = io.map(({ test }) => ({ stdin: test.stdin }));
    const { built, ran } = await make(this.pool, bench, program, runs, all);
    const checks: Check[] = [];
    for (const [at, { test, index }] of io.entries()) {
      const one = ran[at];
      if (!built.ok) checks.push({ test: index, outcome: "build", output: shortened(built.output) });
      else if (one) checks.push({ test: index, ...judgeOutput(test, parsed(bench.language, one)) });
      if (!all && checks.at(-1)?.outcome !== "pass") break;
    }
    return checks;
  }

  /** The source for one test: recorded where the test can be split, guarded where it cannot. */
  private async case(
    bench: Bench,
    program: string,
    suite: Suite,
    test: Exclude<Test, { kind: "io" }>,
  ): Promise<Case> {
    const { title, program: style } = bench.language;
    const join = style.tests?.join ?? ((head: string, tail: string) => `${head}\n${tail}`);
    const code = test.kind === "code" ? test.code : JSON.stringify(test.args);
    const mark = `assay${createHash("sha256").update(`${this.secret} ${code}`).digest("hex").slice(0, 20)}`;
    const text: TestText = { code, entry: suite.entry, prelude: suite.prelude ?? "", mark };
    if (test.kind === "call") {
      if (!style.tests?.call || !suite.entry)
        throw new AssayError("NO_CALL_TESTS", `${title} programs cannot be judged by calls with JSON`, {
          fix: style.tests?.call ? "name the entry of the suite" : "use tests of kind io or code",
        });
      const source = join(program, style.tests.call(suite.entry, test.args, text));
      return { source, run: { mark }, demands: [["=", test.expected]] };
    }
    const recording = style.tests?.record?.(text);
    const demands = recording && (await this.expected(bench, recording.expected, mark));
    if (recording && demands) return { source: join(program, recording.actual), run: { mark }, demands };
    const guarded = style.tests?.guard?.(text);
    if (guarded === undefined) return { source: join(program, code), run: { mark }, unjudged: true };
    return { source: join(program, guarded), run: { mark, guarded: true } };
  }

  /** What the assertions of a test demand, computed once where no program is; undefined when that does not work. */
  private expected(bench: Bench, source: string, mark: string): Promise<Demand[] | undefined> {
    const key = hashOf([bench.language.id, source]);
    const known = this.expectations.get(key);
    if (known) return known;
    if (this.expectations.size >= REMEMBERED)
      this.expectations.delete(this.expectations.keys().next().value as string);
    // The candidate's limits and costs are not those of its tests, and nobody's leaving may spoil what others share.
    const own = benchOf(bench.language, bench.toolchain, { cpuSeconds: 10 }, undefined);
    const run = () => make(this.pool, own, source, [{ mark }]).then(({ ran }) => ran[0]);
    // Trusted text that seems to hang did so because the machine is too busy: it gets a second chance.
    const demands = run()
      .then((ran) => (ran?.outcome === "timeout" ? run() : ran))
      .then((ran) => {
        const records = ran?.outcome === "pass" ? ran.records : [];
        if (records.length === 0 || records.some((line) => line.includes(OPAQUE))) return undefined;
        return records.map((line) => readRecord(line) as unknown as Demand);
      });
    this.expectations.set(key, demands);
    demands.catch(() => this.expectations.delete(key));
    return demands;
  }
}

function benchOf(
  language: Named,
  toolchain: Toolchain,
  limits: Suite["limits"],
  signal: AbortSignal | undefined,
): Bench {
  const measures = { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 };
  return { language, toolchain, limits: limitsOf(language, limits), measures, signal };
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
