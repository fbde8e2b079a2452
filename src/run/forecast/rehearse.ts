import type { Model, Price, Reply } from "../../core/model.ts";
import type { Problem } from "../../core/problem.ts";
import type { Sandbox } from "../../core/sandbox.ts";
import type { Spend, Strategy } from "../../core/strategy.ts";
import { costOf } from "../../models/hosted/replies.ts";
import { chance } from "../../models/simulated/chance.ts";
import { secondsOf } from "../../models/simulated/measured.ts";
import { simulatedModel } from "../../models/simulated/model.ts";
import type { Profile } from "../../models/simulated/profile.ts";
import { itemKey } from "../folder/records.ts";
import { memoryStore } from "../folder.ts";
import { fromStrategy } from "../origin/strategy.ts";
import type { Item } from "../origin.ts";
import type { FromStrategy } from "../plan.ts";
import { inWindow } from "../window.ts";
import type { Figures } from "./ranges.ts";

export interface Rehearsal {
  from: FromStrategy;
  strategy: Strategy;
  problems: Problem[];
  profile: Profile;
  price: Price | null;
  /** How often each task is tried; every time by a programmer with another talent for it. */
  rounds: number;
  /** Whether this is the plan with all its tasks: then equal asks of its attempts are paid once, as in the run. */
  isWhole: boolean;
  /** Attempts under way at once. */
  width: number;
  seed: number;
}

/** Attempts at a task that are rehearsed; more are taken to spend as much on average. */
const ATTEMPTS = 8;

/**
 * Lets the strategy work with the simulated programmer. Gives what all attempts at a task spent together,
 * `spent[task][round]`.
 */
export async function rehearse(
  rehearsal: Rehearsal,
  ports: { sandbox: Sandbox; signal: AbortSignal; onProgress?(done: number, items: number): void },
): Promise<Figures<number>[][]> {
  const { problems, rounds, from, width } = rehearsal;
  const samples = Math.min(from.samples, ATTEMPTS);
  const spent: Figures<number>[][] = problems.map(() => []);
  const items = problems.length * samples * rounds;
  let done = 0;
  for (let round = 0; round < rounds; round++) {
    const perform = play(rehearsal, samples, rehearsal.seed * 1000 + round, ports.sandbox);
    const todo = problems.flatMap((_, at) =>
      Array.from({ length: samples }, (_, attempt) => ({ at, attempt })),
    );
    const results = inWindow(todo, width, ports.signal, async ({ at, attempt }, stop) => ({
      at,
      figures: await perform({ task: problems[at]!.task.id, attempt }, stop),
    }));
    for await (const { at, figures } of results) {
      spent[at]![round] = sum(spent[at]![round], figures, from.samples / samples);
      ports.onProgress?.(++done, items);
    }
  }
  return spent;
}

/** One round: the strategy with one programmer. */
function play(
  { from, strategy, problems, profile, price, isWhole }: Rehearsal,
  samples: number,
  seed: number,
  sandbox: Sandbox,
): (item: Item, signal: AbortSignal) => Promise<Figures<number>> {
  const clocks = new Map<string, number>();
  const programmer = priced(simulatedModel({ profile, problems, sandbox, seed }), price);
  const model = timed(isWhole ? { ...programmer, source: "live" } : programmer, profile, clocks);
  const origin = fromStrategy({ ...from, samples }, problems, strategy, { model, sandbox, seed });
  return async (item, signal) => {
    let spend: Spend | undefined;
    const began = performance.now();
    const { journal } = memoryStore();
    await origin.answer(item, { journal, signal, onSpend: (each) => void (spend = each) });
    const checking = Math.min((performance.now() - began) / 1000, (spend?.checks ?? 0) * CHECK_SECONDS);
    const { calls, tokens, usd } = spend!;
    const seconds = (clocks.get(itemKey(item)) ?? 0) + checking;
    const { prompt, completion } = tokens;
    return { calls, prompt, completion, usd: usd ?? 0, seconds, longest: seconds };
  };
}

function sum(total: Figures<number> | undefined, part: Figures<number>, times: number): Figures<number> {
  const add = (name: keyof Figures<number>) => (total?.[name] ?? 0) + part[name] * times;
  return {
    calls: add("calls"),
    prompt: add("prompt"),
    completion: add("completion"),
    usd: add("usd"),
    seconds: add("seconds"),
    longest: Math.max(total?.longest ?? 0, part.longest),
  };
}

/** A check takes at most about so long; the rest of the time went into making the simulated programmer. */
const CHECK_SECONDS = 0.1;

function priced(model: Model, price: Price | null): Model {
  if (!price) return model;
  const reply: Model["reply"] = async (ask, context) =>
    (await model.reply(ask, context)).map((each) => ({ ...each, cost: costOf(each.tokens, price) }));
  return { ...model, reply };
}

/** Keeps a clock for each attempt: what is asked at once is answered side by side, what follows is answered later. */
function timed(model: Model, profile: Profile, clocks: Map<string, number>): Model {
  let asked = 0;
  const reply: Model["reply"] = async (ask, context) => {
    const key = itemKey(context);
    const start = clocks.get(key) ?? 0;
    const number = asked++;
    const replies: Reply[] = await model.reply(ask, context);
    const end = start + secondsOf(profile, replies, chance("seconds", key, number));
    clocks.set(key, Math.max(end, clocks.get(key) ?? 0));
    return replies;
  };
  return { ...model, reply };
}
