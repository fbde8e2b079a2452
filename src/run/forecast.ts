import { openBenchmark } from "../benchmarks/open/open.ts";
import { AssayError } from "../core/errors.ts";
import type { Price } from "../core/model.ts";
import type { Problem } from "../core/problem.ts";
import { loadFromRoom, roomIds } from "../core/room.ts";
import type { Sandbox } from "../core/sandbox.ts";
import type { Strategy } from "../core/strategy.ts";
import { listPrice } from "../models/open/price.ts";
import { openProfile, profileFor } from "../models/simulated/profile.ts";
import { remembering } from "../sandboxes/open/remembering.ts";
import { type Range, rangesOf } from "./forecast/ranges.ts";
import { rehearse } from "./forecast/rehearse.ts";
import type { FromStrategy, Plan } from "./plan.ts";

export interface ForecastPorts {
  sandbox: Sandbox;
  signal?: AbortSignal;
  /** A shipped profile of the simulated programmer; the one nearest to the plan's model unless given. */
  profile?: string;
  /** Tasks rehearsed, and how often each. */
  tasks?: number;
  rounds?: number;
  /** Attempts under way at once in the real run; 4 for each worker of the sandbox unless given. */
  concurrency?: number;
  /** Used instead of what the plan names. */
  problems?: Problem[];
  /** How many of the tasks the plan is about, when those given only stand in for them. */
  about?: number;
  strategy?: Strategy;
  price?: Price | null;
  onNotice?(text: string): void;
  onProgress?(done: number, items: number): void;
}

/** What a plan will cost, by rehearsing it with a simulated programmer. Each range is the mean and the middle 90 %. */
export interface Forecast {
  /** Always: nothing here was measured on the model itself. */
  source: "simulated";
  model: string;
  profile: string;
  profileTitle: string;
  /** Of the whole plan. */
  tasks: number;
  attempts: number;
  /** What the forecast rests on. */
  rehearsed: { tasks: number; rounds: number };
  calls: Range;
  tokens: { prompt: Range; completion: Range };
  /** Null when the model's price is not known. */
  usd: Range | null;
  /** Wall-clock seconds, checks included. */
  seconds: Range;
  price: Price | null;
}

const TASKS = 16;
/** Every task is rehearsed at least 4 times, and all together at least 64: fewer would understate what chance does. */
const ROUNDS = { least: 4, together: 64 };

/**
 * Forecasts calls, tokens, cost and time of a plan before any money is spent: the real strategy, with the plan's
 * options and budget, over the simulated programmer, on some of the tasks. The ranges count chance, the tasks that
 * were not rehearsed, and that the model is not the profile ({@link rangesOf}).
 * @throws AssayError FORECAST_REFERENCE when no task has a reference program to simulate from, FORECAST_NESTED for a
 * model that is itself a strategy.
 */
export async function forecast(plan: Plan, ports: ForecastPorts): Promise<Forecast> {
  const from = strategyOf(plan);
  refuseNested(from.model);
  const { signal = new AbortController().signal } = ports;
  const sandbox = remembering(ports.sandbox);
  const profile = await openProfile(ports.profile ?? profileFor(from.model));
  const strategy =
    ports.strategy ??
    (await loadFromRoom<Strategy>(new URL("../strategies/", import.meta.url), "strategy", from.strategy));
  const opening = { data: plan.data, ...(ports.onNotice && { onNotice: ports.onNotice }) };
  const all = (ports.problems ?? (await openBenchmark(plan.benchmark, opening)).problems).slice(
    0,
    plan.limit,
  );
  const known = all.filter(({ reference }) => reference !== undefined);
  if (known.length === 0) {
    throw new AssayError("FORECAST_REFERENCE", "no task has a reference program to simulate from", {
      where: plan.benchmark,
      fix: "forecast on a benchmark that has them, such as starter",
    });
  }
  if (known.length < all.length)
    ports.onNotice?.(`${all.length - known.length} tasks have no reference; the others stand in for them`);
  const price =
    ports.price !== undefined ? ports.price : ((await listPrice(from.model, from.modelOptions)) ?? null);
  const sample = evenly(known, ports.tasks ?? TASKS);
  const about = ports.about ?? all.length;
  const isWhole = sample.length === about && ports.about === undefined;
  const width = ports.concurrency ?? 4 * sandbox.workers;
  const { seed } = plan;
  const rounds = ports.rounds ?? Math.max(ROUNDS.least, Math.ceil(ROUNDS.together / sample.length));
  const spent = await rehearse(
    { from, strategy, problems: sample, profile, price, rounds, isWhole, width, seed },
    { sandbox, signal, ...(ports.onProgress && { onProgress: ports.onProgress }) },
  );
  const isItself = from.model === `simulated/${profile.id}`;
  const { calls } = from.budget;
  const mostCalls = calls === undefined ? {} : { mostCalls: calls * about * from.samples };
  const ranges = rangesOf(spent, { tasks: about, isWhole, isItself, width, seed, ...mostCalls });
  return {
    source: "simulated",
    model: from.model,
    profile: profile.id,
    profileTitle: profile.title,
    tasks: about,
    attempts: about * from.samples,
    rehearsed: { tasks: sample.length, rounds },
    calls: ranges.calls,
    tokens: { prompt: ranges.prompt, completion: ranges.completion },
    usd: price || from.model.startsWith("simulated/") ? ranges.usd : null,
    seconds: ranges.seconds,
    price,
  };
}

function strategyOf({ from }: Plan): FromStrategy {
  if (from.kind === "strategy") return from;
  throw new Error("a plan that judges samples asks no model");
}

/** A strategy inside a model asks more often than can be told from outside. */
function refuseNested(model: string): void {
  const [first = ""] = model.split("/", 1);
  const isStrategy = roomIds(new URL("../strategies/", import.meta.url)).includes(first);
  if (!isStrategy || roomIds(new URL("../models/", import.meta.url)).includes(first)) return;
  throw new AssayError("FORECAST_NESTED", `a dry run cannot look inside "${model}"`, {
    fix: `forecast ${first} by itself: --strategy ${first} --model ${model.slice(first.length + 1)}`,
  });
}

/** At most `count` of a list, spread evenly over it. */
function evenly<Value>(values: readonly Value[], count: number): Value[] {
  if (values.length <= count) return [...values];
  return Array.from(
    { length: count },
    (_, index) => values[Math.floor(((index + 0.5) * values.length) / count)]!,
  );
}
