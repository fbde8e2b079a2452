import { z } from "zod";
import type { RunResult } from "../../core/sandbox.ts";
import { DEFAULT_LIMITS } from "../../core/sandbox.ts";
import type { Dialect } from "./dialect.ts";
import { toFusion } from "./fusion-languages.ts";
import { badReply } from "./own.ts";

const command = z
  .object({
    status: z.string(),
    execution_time: z.number().nullish(),
    return_code: z.number().nullish(),
    stdout: z.string().nullish(),
    stderr: z.string().nullish(),
  })
  .nullish();
const reply = z.object({
  status: z.string(),
  message: z.string().default(""),
  compile_result: command,
  run_result: command,
});

/** SandboxFusion: one program at a time, with standard input; time is wall-clock, memory is not told. */
const fusion: Dialect = {
  title: "SandboxFusion",
  async greet(connection) {
    const { status, body } = await connection.ask("/v1/ping");
    if (status !== 200 || body !== "pong") return undefined;
    return {
      isolation: "SandboxFusion",
      async run({ language, program, stdin, limits }, signal) {
        const { cpuSeconds, memoryBytes } = { ...DEFAULT_LIMITS, ...limits };
        const answer = await connection.ask(
          "/run_code",
          {
            language: toFusion(language),
            code: program,
            stdin: stdin ?? "",
            compile_timeout: 60,
            run_timeout: cpuSeconds,
            memory_limit_MB: Math.ceil(memoryBytes / 1024 ** 2),
          },
          signal,
        );
        const read = reply.safeParse(answer.body);
        if (answer.status !== 200 || !read.success)
          throw badReply(connection, answer.status, JSON.stringify(answer.body ?? "").slice(0, 300));
        if (read.data.status === "SandboxError")
          throw badReply(connection, 200, read.data.message.slice(0, 300));
        return resultOf(read.data);
      },
    };
  },
};

export default fusion;

function resultOf({ compile_result: compiled, run_result: ran }: z.output<typeof reply>): RunResult {
  const last = ran ?? compiled;
  const seconds = ran?.execution_time ?? 0;
  const code = last?.return_code ?? null;
  const late = last?.status === "TimeLimitExceeded";
  return {
    outcome: late ? "timeout" : !ran ? "build" : code === 0 ? "pass" : "crash",
    exitCode: code !== null && code >= 0 ? code : null,
    signal: code !== null && code < 0 ? (SIGNALS[-code] ?? `SIG${-code}`) : null,
    stdout: last?.stdout ?? "",
    stderr: last?.stderr ?? "",
    truncated: false,
    cpuSeconds: seconds,
    wallSeconds: seconds,
    memoryBytes: 0,
  };
}

const SIGNALS: Record<number, string> = {
  6: "SIGABRT",
  8: "SIGFPE",
  9: "SIGKILL",
  11: "SIGSEGV",
  15: "SIGTERM",
};
