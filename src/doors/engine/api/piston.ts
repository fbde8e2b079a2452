import type { Hono } from "hono";
import { z } from "zod";
import { AssayError } from "../../../core/errors.ts";
import type { RunResult } from "../../../core/sandbox.ts";
import type { Limits } from "../../../core/task.ts";
import { allLanguages, openLanguage } from "../../../languages/open/open.ts";
import { type Complaint, complain } from "../../http/refusal.ts";
import { within } from "../ceiling.ts";
import { type House, job } from "../door.ts";

const file = z.looseObject({
  name: z.string().exactOptional(),
  content: z.string(),
  encoding: z.enum(["utf8", "base64", "hex"]).default("utf8"),
});
const bound = z.number().exactOptional();
const request = z.looseObject({
  language: z.string(),
  version: z.string(),
  files: z.array(file).min(1, "at least one file is needed"),
  stdin: z.string().default(""),
  args: z.array(z.string()).default([]),
  compile_timeout: bound,
  run_timeout: bound,
  run_cpu_time: bound,
  compile_memory_limit: bound,
  run_memory_limit: bound,
});
type Request = z.output<typeof request>;

const complaint: Complaint = (error) => ({ message: error.line });

/** The part of Piston's API (v2) that runs programs: `GET runtimes`, `POST execute`. */
export function pistonApi(app: Hono, house: House): void {
  const { sandbox, ceiling, counters } = house;
  app.get("/api/v2/runtimes", async (context) => {
    try {
      return context.json(await runtimes());
    } catch (error) {
      return complain(context, error, complaint);
    }
  });
  job<Request>(
    app,
    "/api/v2/execute",
    house,
    request as z.ZodType<Request>,
    complaint,
    async (body, signal) => {
      const language = await openLanguage(body.language);
      const { version } = await language.toolchain();
      if (!selects(body.version, version))
        throw invalid("version", `${language.id} is here in version ${version}`, 'ask for "*"');
      const limits = within(ceiling, limitsOf(body), "body");
      const ran = await sandbox.run(
        { language: language.id, program: programOf(body), stdin: body.stdin, limits },
        signal,
      );
      counters.add("assay_outcomes_total", { outcome: ran.outcome });
      counters.add("assay_cpu_seconds_total", {}, ran.cpuSeconds);
      const built = language.program?.build !== undefined;
      const head = { language: language.id, version };
      if (built && ran.outcome === "build") return { ...head, compile: stage(ran), run: NOT_RUN };
      return { ...head, ...(built && { compile: { ...NOT_RUN, code: 0 } }), run: stage(ran) };
    },
  );
}

const NOT_RUN = { stdout: "", stderr: "", output: "", code: null, signal: null };

/** Piston mixes both streams in `output`; ours are apart, so standard output comes first. */
function stage(ran: RunResult) {
  const { stdout, stderr, exitCode, signal, outcome } = ran;
  const status = { timeout: "TO", memory: "SG", crash: signal ? "SG" : "RE", build: "RE" }[outcome as string];
  return {
    stdout,
    stderr,
    output: stdout + stderr,
    code: signal ? null : exitCode,
    signal: signal ?? (outcome === "timeout" || outcome === "memory" ? "SIGKILL" : null),
    message: null,
    status: status ?? (ran.truncated ? "OL" : null),
    cpu_time: Math.round(ran.cpuSeconds * 1000),
    wall_time: Math.round(ran.wallSeconds * 1000),
    memory: ran.memoryBytes,
  };
}

async function runtimes(): Promise<object[]> {
  const found = await Promise.all(
    (await allLanguages()).map(async ({ id, aliases, toolchain }) =>
      toolchain().then(
        ({ version }) => ({ language: id, version, aliases }),
        () => undefined,
      ),
    ),
  );
  return found.filter((one) => one !== undefined);
}

function programOf({ files, args }: Request): string {
  if (files.length > 1) throw invalid("files", "programs of several files are not run here", "send one");
  if (args.length > 0) throw invalid("args", "arguments are not passed here", "use stdin");
  const [{ content, encoding, name }] = files as [Request["files"][number]];
  if (name !== undefined && !/^[^/\\\0]{1,255}$/.test(name))
    throw invalid("files.0.name", "a file name has no folders", "send a plain name");
  return encoding === "utf8" ? content : Buffer.from(content, encoding).toString();
}

/** Times are in milliseconds; -1 is "no limit", which here is the server's own. */
function limitsOf({ run_timeout, run_cpu_time, run_memory_limit }: Request): Partial<Limits> {
  const limits: Partial<Limits> = {};
  const cpu = run_cpu_time ?? run_timeout;
  if (run_timeout !== undefined && run_timeout > 0) limits.idleSeconds = run_timeout / 1000;
  if (cpu !== undefined && cpu > 0) limits.cpuSeconds = cpu / 1000;
  if (run_memory_limit !== undefined && run_memory_limit > 0) limits.memoryBytes = run_memory_limit;
  return limits;
}

/** `*`, an exact version, or its beginning (`3`, `3.11`, `3.x`); other selectors name a version that is not here. */
function selects(wanted: string, version: string): boolean {
  const prefix = wanted.replace(/^[\^~=v]+/, "").replace(/\.?[x*]$/, "");
  return prefix === "" || version === prefix || version.startsWith(`${prefix}.`);
}

function invalid(where: string, what: string, fix: string): AssayError {
  return new AssayError("REQUEST_INVALID", what, { where: `body.${where}`, fix });
}
