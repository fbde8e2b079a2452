import type { Hono } from "hono";
import { z } from "zod";
import type { CheckRequest, GridRequest, RunRequest } from "../../../core/sandbox.ts";
import type { Json } from "../../../core/task.ts";
import { outcomeOf } from "../../../core/verdict.ts";
import { ownComplaint } from "../../http/refusal.ts";
import { type Ceiling, within } from "../ceiling.ts";
import { type House, job } from "../door.ts";

/** Values nested deeper than this overflow the stack of whoever writes or reads them as JSON. */
const DEPTH = 200;

const positive = z.number().positive();
const limits = z.strictObject({
  cpuSeconds: positive.exactOptional(),
  idleSeconds: positive.exactOptional(),
  memoryBytes: positive.exactOptional(),
  outputBytes: positive.exactOptional(),
  processes: positive.exactOptional(),
  fileBytes: positive.exactOptional(),
});
const json = z.custom<Json>(
  (value) => value !== undefined && !deeper(value, DEPTH),
  `a JSON value of at most ${DEPTH} levels is needed`,
);
const test = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("code"), code: z.string() }),
  z.strictObject({ kind: z.literal("io"), stdin: z.string(), stdout: z.string() }),
  z.strictObject({ kind: z.literal("call"), args: z.array(json), expected: json }),
]);
const check = z.strictObject({
  language: z.string(),
  program: z.string(),
  suite: z.strictObject({
    tests: z.array(test).min(1).max(10_000),
    prelude: z.string().exactOptional(),
    entry: z.string().exactOptional(),
    limits: limits.exactOptional(),
  }),
  all: z.boolean().exactOptional(),
  trusted: z.boolean().exactOptional(),
});
const run = z.strictObject({
  language: z.string(),
  program: z.string(),
  stdin: z.string().exactOptional(),
  limits: limits.exactOptional(),
});
const grid = z.strictObject({
  language: z.string(),
  programs: z.array(z.string()).max(10_000),
  tests: z.array(z.string()).max(10_000),
  prelude: z.string().exactOptional(),
  entry: z.string().exactOptional(),
  cpuSeconds: positive,
  limits: limits.exactOptional(),
});

/** `/v1`: the Sandbox itself over HTTP. Requests and answers are those of `core/sandbox.ts`, as JSON. */
export function ownApi(app: Hono, house: House): void {
  const { sandbox, ceiling, counters, trustTests } = house;
  app.get("/v1", (context) =>
    context.json({ assay: 1, isolation: sandbox.isolation, workers: sandbox.workers, ceiling }),
  );
  job<CheckRequest>(app, "/v1/check", house, check, ownComplaint, async (request, signal) => {
    const { suite, trusted, ...rest } = request;
    const bounded = { ...suite, limits: within(ceiling, suite.limits, "body.suite.limits") };
    const verdict = await sandbox.check(
      { ...rest, suite: bounded, trusted: trustTests && (trusted ?? false) },
      signal,
    );
    counters.add("assay_outcomes_total", { outcome: outcomeOf(verdict) });
    counters.add("assay_cpu_seconds_total", {}, verdict.measures.cpuSeconds);
    return verdict;
  });
  job<RunRequest>(app, "/v1/run", house, run, ownComplaint, async (request, signal) => {
    const bounded = { ...request, limits: within(ceiling, request.limits, "body.limits") };
    const result = await sandbox.run(bounded, signal);
    counters.add("assay_outcomes_total", { outcome: result.outcome });
    counters.add("assay_cpu_seconds_total", {}, result.cpuSeconds);
    return result;
  });
  job<GridRequest>(app, "/v1/grid", house, grid, ownComplaint, async (request, signal) => {
    const result = await sandbox.grid(boundedGrid(request, ceiling), signal);
    for (const row of result.rows) counters.add("assay_cpu_seconds_total", {}, row.cpuSeconds);
    return result;
  });
}

function deeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => deeper(inner, levels - 1));
}

/** A pair's processor time has the ceiling of a whole program. */
function boundedGrid(request: GridRequest, ceiling: Ceiling): GridRequest {
  within(ceiling, { cpuSeconds: request.cpuSeconds }, "body");
  const { cpuSeconds: _pair, ...limits } = within(ceiling, request.limits, "body.limits");
  return { ...request, limits };
}
