import { openBenchmark } from "../benchmarks/open/open.ts";
import { readSamples } from "../benchmarks/open/samples.ts";
import type { Benchmark } from "../core/benchmark.ts";
import { AssayError } from "../core/errors.ts";
import type { Metric } from "../core/metric.ts";
import { lacking } from "../core/model.ts";
import type { Problem } from "../core/problem.ts";
import { loadFromRoom, loadRoom } from "../core/room.ts";
import type { Strategy } from "../core/strategy.ts";
import { openModel } from "../models/open/open.ts";
import { remembering } from "../sandboxes/open/remembering.ts";
import { openNamed } from "./nested.ts";
import { fromSamples } from "./origin/samples.ts";
import { fromStrategy } from "./origin/strategy.ts";
import type { Origin } from "./origin.ts";
import type { Plan } from "./plan.ts";
import type { RunPorts } from "./ports.ts";

/** A plan with every name in it turned into the thing it names. */
export interface Resolved {
  /** Those that the plan's limit leaves. */
  problems: Problem[];
  origin: Origin;
  metrics: Metric[];
}

/** Finds everything that a plan names and checks all of it, before anything is run or written. */
export async function resolve(
  plan: Plan,
  ports: RunPorts,
  onNotice: (text: string) => void,
): Promise<Resolved> {
  for (const k of plan.k) {
    if (!Number.isInteger(k) || k < 1) throw new AssayError("BAD_K", `pass@${k}: k is a whole number from 1`);
  }
  const metrics = ports.metrics ?? (await metricsFor(plan.metrics ?? []));
  const { from, data } = plan;
  // A caller that holds everything the benchmark is asked for needs no benchmark.
  const needed = !ports.problems || (from.kind === "samples" ? !ports.samples : !ports.model);
  const opened = needed ? await openBenchmark(plan.benchmark, { data, onNotice }) : undefined;
  const all = ports.problems ?? opened?.problems ?? [];
  const problems = all.slice(0, plan.limit);
  if (problems.length === 0) throw new AssayError("NO_TASKS", `${plan.benchmark} has no task to run`);

  if (from.kind === "samples") {
    const samples = ports.samples ?? (await samplesOf(from, opened?.benchmark, all, onNotice));
    return { problems, metrics, origin: fromSamples(from, problems, samples, onNotice) };
  }
  const strategy =
    ports.strategy ??
    (await loadFromRoom<Strategy>(new URL("../strategies/", import.meta.url), "strategy", from.strategy));
  const recordings = (name: string) =>
    name === opened?.benchmark.id ? opened.benchmark.recordings?.() : undefined;
  const { sandbox, purses = [] } = ports;
  const { seed, limits } = plan;
  const tasks = new Map(problems.map(({ task }) => [task.id, task]));
  const nested = { sandbox, seed, tasks, ...(limits && { limits }) };
  const model =
    ports.model ??
    (await openNamed(from.model, { seed, ...from.modelOptions, recordings, problems: all, sandbox }, nested));
  const person =
    ports.person ??
    (from.person === undefined ? undefined : await openModel(from.person, { seed, problems: all, sandbox }));
  const needs = strategy.needs ?? [];
  if (needs.includes("person") && !person)
    throw new AssayError(
      "NO_PERSON",
      `${strategy.id} asks the person who wants the program, and there is none`,
      {
        fix: "say who answers, e.g. --person human/terminal",
      },
    );
  const lacks = lacking(
    model,
    needs.filter((need) => need !== "person"),
  );
  if (lacks.length > 0) {
    throw new AssayError(
      "MODEL_LACKS",
      `${strategy.id} needs ${lacks.join(" and ")}, which ${model.id} lacks`,
      {
        fix: "name another model or strategy",
      },
    );
  }
  // A simulated programmer says the same few programs again and again, and they do the same each time.
  const memory = model.source === "simulated" ? remembering(sandbox) : sandbox;
  const origin = fromStrategy(from, problems, strategy, {
    model,
    ...(person && { person }),
    ...(ports.onStory && { onStory: ports.onStory }),
    sandbox: memory,
    seed,
    // What is no live model takes no money, so it is none of the day's.
    purses: purses.filter(({ shared }) => !shared || model.source === "live"),
    ...(limits && { limits }),
  });
  return { problems, metrics, origin };
}

/** The metrics of every report, then those asked for by name. */
async function metricsFor(asked: readonly string[]): Promise<Metric[]> {
  const room = new URL("../metrics/", import.meta.url);
  const further = await Promise.all(asked.map((id) => loadFromRoom<Metric>(room, "metric", id)));
  const always = (await loadRoom<Metric>(room, "metric")).filter(({ needs }) => !needs);
  return [...new Set([...always, ...further])];
}

function samplesOf(
  { path, extract }: Extract<Plan["from"], { kind: "samples" }>,
  benchmark: Benchmark | undefined,
  problems: Problem[],
  onNotice: (text: string) => void,
): ReturnType<typeof readSamples> {
  if (!benchmark) throw new Error("samples are read by their benchmark");
  return readSamples(path, { benchmark, problems, extract, onNotice });
}
