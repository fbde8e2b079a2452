import { z } from "zod";
import { AssayError } from "../../../core/errors.ts";
import type { RunResult } from "../../../core/sandbox.ts";
import type { Limits } from "../../../core/task.ts";
import { openLanguage } from "../../../languages/open/open.ts";
import { FUSION_MODES, fromFusion } from "../../../sandboxes/remote/fusion-languages.ts";

export const runCode = z.looseObject({
  code: z.string(),
  language: z.string(),
  stdin: z.string().nullish(),
  compile_timeout: z.number().positive().default(10),
  run_timeout: z.number().positive().default(10),
  memory_limit_MB: z.number().default(-1),
  files: z.record(z.string(), z.string().nullable()).default({}),
  fetch_files: z.array(z.string()).default([]),
  args: z.array(z.string()).default([]),
});
export type RunCode = z.output<typeof runCode>;

/** What the fields are called follows SandboxFusion's `TestConfig`. */
export const config = z.looseObject({
  dataset_type: z.string().nullish(),
  language: z.string().nullish(),
  compile_timeout: z.number().positive().nullish(),
  run_timeout: z.number().positive().nullish(),
  custom_extract_logic: z.string().nullish(),
  provided_data: z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]).nullish(),
  extra: z.record(z.string(), z.unknown()).default({}),
});
export type Config = z.output<typeof config>;

interface CommandResult {
  status: "Finished" | "Error" | "TimeLimitExceeded";
  execution_time: number | null;
  return_code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunResponse {
  status: "Success" | "Failed" | "SandboxError";
  message: string;
  compile_result: CommandResult | null;
  run_result: CommandResult | null;
  executor_pod_name: null;
  files: Record<string, string>;
}

/** Our id for a language of theirs. Throws REQUEST_INVALID for one that is a test framework. */
export async function languageOf(name: string, where: string): Promise<string> {
  if (FUSION_MODES.includes(name))
    throw new AssayError("REQUEST_INVALID", `"${name}" is not run here`, {
      where,
      fix: "send the tests to /v1/check, which judges outside the program's process",
    });
  return (await openLanguage(fromFusion(name))).id;
}

/** Files beside the program are refused rather than left out: the program would fail for our reason, not its own. */
export function refuseFiles({ files, fetch_files, args }: RunCode): void {
  const extra = { files: Object.keys(files), fetch_files, args };
  for (const [field, names] of Object.entries(extra))
    if (names.length > 0)
      throw new AssayError("REQUEST_INVALID", "programs run here with standard input only", {
        where: `body.${field}`,
        fix: "leave it out",
      });
}

/** Their times are seconds of one command; memory -1 is the server's own limit. */
export function limitsOf(runTimeout: number, memoryMegabytes = -1): Partial<Limits> {
  return {
    cpuSeconds: runTimeout,
    idleSeconds: runTimeout,
    ...(memoryMegabytes > 0 && { memoryBytes: memoryMegabytes * 1024 ** 2 }),
  };
}

export function responseOf(ran: RunResult, builds: boolean): RunResponse {
  const inBuild = builds && ran.outcome === "build";
  const status = ran.outcome === "timeout" ? "TimeLimitExceeded" : "Finished";
  const result: CommandResult = {
    status,
    execution_time: inBuild ? null : ran.wallSeconds,
    return_code: ran.outcome === "timeout" ? null : codeOf(ran),
    stdout: ran.stdout,
    stderr: ran.stderr,
  };
  const compiled: CommandResult = {
    status: "Finished",
    execution_time: null,
    return_code: 0,
    stdout: "",
    stderr: "",
  };
  return {
    status: ran.outcome === "pass" ? "Success" : "Failed",
    message: "",
    compile_result: inBuild ? result : builds ? compiled : null,
    run_result: inBuild ? null : result,
    executor_pod_name: null,
    files: {},
  };
}

/** As Python's subprocess module tells it: a signal is its number below zero; a limit on memory is a kill. */
function codeOf({ exitCode, signal, outcome }: RunResult): number {
  if (exitCode !== null && outcome !== "memory") return exitCode;
  return signal ? -(SIGNALS[signal] ?? 9) : outcome === "build" ? 1 : -9;
}

const SIGNALS: Record<string, number> = {
  SIGINT: 2, SIGILL: 4, SIGTRAP: 5, SIGABRT: 6, SIGBUS: 7, SIGFPE: 8, SIGKILL: 9, SIGSEGV: 11, SIGPIPE: 13, SIGTERM: 15, SIGXCPU: 24, SIGXFSZ: 25, SIGSYS: 31,
}; // biome-ignore format: one line reads best
