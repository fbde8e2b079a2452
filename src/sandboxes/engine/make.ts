import { hashOf } from "../../core/hash.ts";
import type { Language, ProgramStyle, Toolchain } from "../../core/language.ts";
import { DEFAULT_LIMITS, type RunResult } from "../../core/sandbox.ts";
import type { Limits } from "../../core/task.ts";
import type { Measures } from "../../core/verdict.ts";
import { ENVIRONMENT } from "./isolation.ts";
import type { Pool } from "./pool.ts";

/** What a compiler may use; a build is not the program's own time. */
const BUILD_LIMITS: Limits = {
  cpuSeconds: 60,
  idleSeconds: 20,
  memoryBytes: 3 * 1024 ** 3,
  outputBytes: 32 * 1024,
  processes: 128,
  fileBytes: 128 * 1024 ** 2,
};

/** What runs jobs: the engine's workers, or what stands for them elsewhere. */
export type Performs = Pick<Pool, "perform">;

export type Named = Language & { program: ProgramStyle };

export function hasProgram(language: Language): language is Named {
  return language.program !== undefined;
}

/** One run of a job, as the worker takes it. */
export interface Run {
  stdin?: string;
  /** Lines that begin with it are the harness's. */
  mark?: string;
  guarded?: true;
}

export interface Built {
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

/** A language that is ready, and what its runs may use and have used. */
export interface Bench {
  language: Named;
  toolchain: Toolchain;
  limits: Limits;
  measures: Measures;
  signal: AbortSignal | undefined;
}

/** Builds a source where the language builds, and runs what came of it, all on one worker. `all`: go on after a failure. */
export async function make(
  pool: Performs,
  { language, toolchain, limits, measures, signal }: Bench,
  source: string,
  runs: Run[],
  all = false,
): Promise<{ built: Built; ran: Ran[] }> {
  const { program } = language;
  const file = program.file?.(source) ?? `program${language.extension}`;
  const env = { ...ENVIRONMENT, ...program.env?.(toolchain) };
  const commands = program.build?.(toolchain, file);
  const server = program.compiler && { argv: program.compiler(toolchain), env };
  const builds = commands ?? server;
  const files = { [file]: source };
  const argv = program.run(toolchain, file, limits);
  const self = program.self?.(toolchain);
  const { ownProc } = program;
  const job = {
    op: "make",
    language: { id: language.id, env, self, ownProc },
    limits,
    stop: !all,
    build: builds && {
      key: hashOf([language.id, toolchain.version, env, source, builds]),
      files,
      ...(server ? { server } : { commands }),
      limits: BUILD_LIMITS,
    },
    runs: runs.map((run) => ({ argv, env, self, ownProc, files: builds ? {} : files, stdin: "", ...run })),
  };
  let built: Built = { ok: true, output: "", cpu: 0, wall: 0, memory: 0 };
  const ran: Ran[] = [];
  await pool.perform(job, signal, (answer) => {
    if (answer["build"]) built = answer["build"] as Built;
    else ran[answer["run"] as number] = resultOf(answer);
  });
  for (const { cpuSeconds, wallSeconds, memoryBytes } of ran) {
    measures.cpuSeconds += cpuSeconds;
    measures.wallSeconds += wallSeconds;
    measures.memoryBytes = Math.max(measures.memoryBytes, memoryBytes);
  }
  return { built, ran };
}

export function limitsOf(language: Named, own: Partial<Limits> | undefined): Limits {
  return { ...DEFAULT_LIMITS, ...language.program.limits, ...own };
}

/** How a run ended, as its worker tells. */
export function runResult(answer: Record<string, unknown>): RunResult {
  return {
    outcome: answer["outcome"] as RunResult["outcome"],
    exitCode: answer["exit"] as number | null,
    signal: answer["signal"] as string | null,
    stdout: answer["stdout"] as string,
    stderr: answer["stderr"] as string,
    truncated: answer["cut"] as boolean,
    cpuSeconds: answer["cpu"] as number,
    wallSeconds: answer["wall"] as number,
    memoryBytes: answer["memory"] as number,
  };
}

function resultOf(answer: Record<string, unknown>): Ran {
  return { ...runResult(answer), why: answer["why"] as string, records: answer["records"] as string[] };
}
