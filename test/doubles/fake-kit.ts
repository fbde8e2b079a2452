import { BudgetSpent } from "../../src/core/errors.ts";
import type { Inspection } from "../../src/core/inspection.ts";
import type { Ask, Reply, TokenScore } from "../../src/core/model.ts";
import { seededRandom } from "../../src/core/random.ts";
import type { Kit, Spend } from "../../src/core/strategy.ts";
import type { Candidate, Task, Test } from "../../src/core/task.ts";
import { type Check, type Measures, verdictOf } from "../../src/core/verdict.ts";

/** What a scripted model says, by purpose: a list (its last text repeats) or a function of the nth reply. */
export type Script = Record<string, string[] | ((nth: number, ask: Ask) => string)>;

export interface FakeKitOptions {
  /** The purpose `*` answers for every purpose that is not named. */
  replies: Script;
  /** Stands for running: decides whether a program passes a test. Everything fails without it. */
  passes?(program: string, test: Test): boolean;
  /** Whether a generated test compiles, and whether it also does inside a function. */
  compiles?(test: string): boolean;
  /** Calls after which `ask` throws BudgetSpent. */
  calls?: number;
  seed?: number;
  output?: string;
  /** What a step of a session prints; without it, no command is found. */
  steps?(action: string): string;
  /** What looking inside a run shows. */
  inspects?(program: string, how: Parameters<Kit["inspect"]>[1]): Inspection;
  /** What checking a program costs; nothing unless given. */
  costs?(program: string): Partial<Measures>;
  /** Answers raw prompts token by token instead of by purpose. */
  language?(ask: Ask): TokenScore[];
}

export interface FakeKit extends Kit {
  asks: Ask[];
  /** Purposes of the asks, in order. */
  roles(): string[];
  /** Every text that was sent to the model. */
  prompts(): string[];
  offers: Candidate[];
  checks: Candidate[];
  grids: { programs: string[]; tests: string[]; cpuSeconds: number | undefined }[];
}

/** A Kit in memory that runs no code and asks no model. Its effects are asynchronous, as real ones are. */
export function fakeKit(task: Task, options: FakeKitOptions): FakeKit {
  const random = seededRandom(options.seed ?? 0);
  const replied = new Map<string, number>();
  const asks: Ask[] = [];
  const kit: FakeKit = {
    asks,
    offers: [],
    checks: [],
    grids: [],
    roles: () => asks.map((ask) => ask.purpose),
    prompts: () =>
      asks.flatMap((ask) => ask.prompt ?? (ask.messages ?? []).map((message) => message.content)),
    signal: new AbortController().signal,
    random,
    open: ({ language }) => ({
      language,
      async step(action) {
        await pause();
        const output = options.steps?.(action);
        const exitCode = output === undefined ? 127 : 0;
        return { output: output ?? "", exitCode, error: null, outcome: "done", cut: false };
      },
      reset: async () => {},
      snapshot: async () => "1",
      restore: async () => {},
      close: async () => {},
    }),
    offer: (candidate) => void kit.offers.push(candidate),
    get spend(): Spend {
      return {
        calls: asks.length,
        tokens: { prompt: 0, completion: 0 },
        usd: null,
        checks: kit.checks.length,
        seconds: 0,
      };
    },
    async ask(ask) {
      await pause();
      if (asks.length >= (options.calls ?? Number.POSITIVE_INFINITY)) throw new BudgetSpent("calls");
      asks.push(ask);
      return Array.from({ length: ask.n ?? 1 }, (): Reply => {
        const nth = replied.get(ask.purpose) ?? 0;
        replied.set(ask.purpose, nth + 1);
        const scores = ask.prompt === undefined ? undefined : options.language?.(ask);
        const text = scores ? scores.map(({ token }) => token).join("") : say(options.replies, ask, nth);
        return {
          text,
          tokens: { prompt: 0, completion: 0 },
          cost: null,
          finish: "stop",
          ...(ask.logprobs !== undefined && { logprobs: scores ?? certain(text) }),
        };
      });
    },
    async check(candidate, tests = task.tests) {
      await pause();
      kit.checks.push(candidate);
      const checks: Check[] = [];
      for (const [test, each] of tests.entries()) {
        const pass = options.passes?.(candidate.text, each) ?? false;
        checks.push({
          test,
          outcome: pass ? "pass" : "fail",
          output: pass ? "" : (options.output ?? "AssertionError"),
        });
        if (!pass) break;
      }
      const measures = { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0, ...options.costs?.(candidate.text) };
      return verdictOf(checks, tests.length, measures);
    },
    async inspect(candidate, how) {
      await pause();
      if (!options.inspects) throw new Error("this kit has nothing to show of a run");
      return options.inspects(candidate.text, how);
    },
    async grid(candidates, tests, limits) {
      await pause();
      const programs = candidates.map((candidate) => candidate.text);
      kit.grids.push({ programs, tests, cpuSeconds: limits?.cpuSeconds });
      const passes = (program: string, code: string) =>
        options.passes?.(program, { kind: "code", code }) ?? false;
      return {
        tests: tests.map((test) => ({ compiles: options.compiles?.(test) ?? true, packable: true })),
        rows: programs.map((program) => ({
          ran: true,
          passes: tests.map((test) => passes(program, test)),
          cpuSeconds: 0,
          timeoutSeconds: 0,
          timeouts: 0,
        })),
      };
    },
  };
  return kit;
}

function say(script: Script, ask: Ask, nth: number): string {
  const lines = script[ask.purpose] ?? script["*"];
  if (!lines) throw new Error(`the script has no reply for the purpose "${ask.purpose}"`);
  return typeof lines === "function" ? lines(nth, ask) : (lines[Math.min(nth, lines.length - 1)] ?? "");
}

/** The tokens of a text, each the only one that could come. */
function certain(text: string): TokenScore[] {
  return (text.match(/\s*\S+|\s+$/g) ?? []).map((token) => ({
    token,
    logprob: 0,
    top: [{ token, logprob: 0 }],
  }));
}

/** Lets other work run first, so that tests notice state shared between runs. */
async function pause(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
