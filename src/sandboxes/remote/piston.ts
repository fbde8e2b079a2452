import { z } from "zod";
import { DEFAULT_LIMITS, type RunResult } from "../../core/sandbox.ts";
import type { Dialect } from "./dialect.ts";
import { badReply } from "./own.ts";

const stage = z.object({
  stdout: z.string(),
  stderr: z.string(),
  code: z.number().nullish(),
  signal: z.string().nullish(),
  status: z.string().nullish(),
  cpu_time: z.number().nullish(),
  wall_time: z.number().nullish(),
  memory: z.number().nullish(),
});
type Stage = z.output<typeof stage>;
const reply = z.object({ run: stage.nullish(), compile: stage.nullish() });

/** Piston's API v2. Limits above the server's own are refused by it: its message says which. */
const piston: Dialect = {
  title: "Piston",
  async greet(connection) {
    const { status, body } = await connection.ask("/api/v2/runtimes");
    if (status !== 200 || !Array.isArray(body)) return undefined;
    return {
      isolation: "Piston",
      async run({ language, program, stdin, limits }, signal) {
        const { cpuSeconds, memoryBytes } = { ...DEFAULT_LIMITS, ...limits };
        const request = {
          language,
          version: "*",
          files: [{ content: program }],
          stdin: stdin ?? "",
          run_timeout: Math.ceil(cpuSeconds * 1000),
          run_memory_limit: memoryBytes,
        };
        const answer = await connection.ask("/api/v2/execute", request, signal);
        const read = reply.safeParse(answer.body);
        if (answer.status !== 200 || !read.success)
          throw badReply(
            connection,
            answer.status,
            (answer.body as { message?: string } | undefined)?.message,
          );
        const { compile, run } = read.data;
        if (compile && (compile.code !== 0 || !run)) return { ...resultOf(compile), outcome: "build" };
        if (!run) throw badReply(connection, 200, "no run");
        return resultOf(run);
      },
    };
  },
};

export default piston;

/** Piston kills what runs out of time; older servers do not say so, and a kill is then a timeout. */
function resultOf(ran: Stage): RunResult {
  const late = ran.status ? ran.status === "TO" : ran.signal === "SIGKILL";
  return {
    outcome: late ? "timeout" : ran.code === 0 ? "pass" : "crash",
    exitCode: ran.code ?? null,
    signal: ran.signal ?? null,
    stdout: ran.stdout,
    stderr: ran.stderr,
    truncated: ran.status === "OL",
    cpuSeconds: (ran.cpu_time ?? 0) / 1000,
    wallSeconds: (ran.wall_time ?? 0) / 1000,
    memoryBytes: ran.memory ?? 0,
  };
}
