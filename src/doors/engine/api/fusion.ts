import type { Hono } from "hono";
import { z } from "zod";
import { AssayError } from "../../../core/errors.ts";
import type { Task } from "../../../core/task.ts";
import { openLanguage } from "../../../languages/open/open.ts";
import { type Complaint, statusOf } from "../../http/refusal.ts";
import { within } from "../ceiling.ts";
import { type House, job } from "../door.ts";
import { Benchmarks } from "../fusion/benchmarks.ts";
import {
  config,
  languageOf,
  limitsOf,
  type RunCode,
  refuseFiles,
  responseOf,
  runCode,
} from "../fusion/shapes.ts";
import { type Submission, submission, submit } from "../fusion/submit.ts";

const listing = z.looseObject({
  dataset: z.string(),
  config: config.optional(),
  offset: z.number().int().nonnegative().default(0),
  limit: z.number().int().nonnegative().default(1_000_000),
});
type Listing = z.output<typeof listing>;
const one = z.looseObject({
  dataset: z.string(),
  id: z.union([z.string(), z.number()]),
  config: config.optional(),
});
type One = z.output<typeof one>;

/** As FastAPI tells a client that its request is wrong. */
const complaint: Complaint = (error) => ({
  detail: [{ type: error.code.toLowerCase(), loc: (error.where ?? "body").split("."), msg: error.line }],
});

/** The part of SandboxFusion's API that trainers call: `run_code`, `submit`, prompts and ids of benchmarks. */
export function fusionApi(app: Hono, house: House): void {
  const { sandbox, ceiling, counters } = house;
  const benchmarks = new Benchmarks(house.data);
  app.get("/v1/ping", (context) => context.json("pong"));
  job<RunCode>(app, "/run_code", house, runCode as z.ZodType<RunCode>, complaint, async (body, signal) => {
    refuseFiles(body);
    const language = await languageOf(body.language, "body.language");
    const limits = within(ceiling, limitsOf(body.run_timeout, body.memory_limit_MB), "body");
    try {
      const ran = await sandbox.run(
        { language, program: body.code, stdin: body.stdin ?? "", limits },
        signal,
      );
      counters.add("assay_outcomes_total", { outcome: ran.outcome });
      counters.add("assay_cpu_seconds_total", {}, ran.cpuSeconds);
      return responseOf(ran, (await openLanguage(language)).program?.build !== undefined);
    } catch (error) {
      // Their clients look for this status, and try again; it is never a program's fault.
      if (!(error instanceof AssayError) || statusOf(error) < 500) throw error;
      const nothing = { compile_result: null, run_result: null, executor_pod_name: null, files: {} };
      return { status: "SandboxError", message: error.line, ...nothing };
    }
  });
  job<Submission>(app, "/submit", house, submission as z.ZodType<Submission>, complaint, (body, signal) =>
    submit(body, house, benchmarks, signal),
  );
  app.get("/list_datasets", (context) => context.json(benchmarks.names()));
  job<Listing>(app, "/list_ids", house, listing as z.ZodType<Listing>, complaint, async (body) =>
    (await page(benchmarks, body)).map(({ id }) => id),
  );
  job<Listing>(app, "/get_prompts", house, listing as z.ZodType<Listing>, complaint, async (body) =>
    (await page(benchmarks, body)).map(promptOf),
  );
  job<One>(app, "/get_prompt_by_id", house, one as z.ZodType<One>, complaint, async ({ dataset, id }) =>
    promptOf((await benchmarks.problem(dataset, id)).task),
  );
}

async function page(benchmarks: Benchmarks, { dataset, offset, limit }: Listing): Promise<Task[]> {
  const problems = await benchmarks.problems(dataset);
  return problems.slice(offset, offset + limit).map(({ task }) => task);
}

function promptOf({ id, prompt, language, entry }: Task) {
  return { id, prompt, labels: { programming_language: language, ...(entry && { entry_point: entry }) } };
}
