import { hashOf } from "../core/hash.ts";
import type { Ask, AskContext, Model, ModelOptions, Reply } from "../core/model.ts";
import { loadFromRoom, roomIds } from "../core/room.ts";
import type { Strategy } from "../core/strategy.ts";
import type { Task } from "../core/task.ts";
import { type Journal, memoryJournal } from "../kit/journal.ts";
import { JournalledKit, type KitPorts } from "../kit/kit.ts";
import { openModel } from "../models/open/open.ts";
import { attempt } from "./origin/attempt.ts";

/** What a strategy needs to answer as a model. */
export interface NestedPorts extends Pick<KitPorts, "sandbox" | "seed" | "limits"> {
  /** The tasks that may be asked about, by id: what is known of one beside the question. */
  tasks: ReadonlyMap<string, Task>;
}

/** A strategy over a model that answers as a model itself. */
export interface NestedModel extends Model {
  /** The same, its inner calls kept in the run's journal, so that a killed run pays for none of them twice. */
  within(journal: Journal): Model;
}

const strategies = new URL("../strategies/", import.meta.url);
const providers = new URL("../models/", import.meta.url);

/**
 * Opens what a user names as a model: one of the models room, or `STRATEGY/MODEL`, as in
 * `codet/openai/gpt-4o-mini`, where the strategy answers each question for a program by solving it.
 * @throws AssayError as {@link openModel} does.
 */
export async function openNamed(
  id: string,
  options: ModelOptions,
  ports: NestedPorts,
): Promise<Model | NestedModel> {
  const [first = ""] = id.split("/", 1);
  if (roomIds(providers).includes(first) || !roomIds(strategies).includes(first))
    return openModel(id, options);
  const strategy = await loadFromRoom<Strategy>(strategies, "strategy", first);
  return strategyAsModel(strategy, await openNamed(id.slice(first.length + 1), options, ports), ports);
}

/**
 * A strategy as a model: what is asked for as a `program` or a `repair` is solved, visible tests included, and the
 * reply holds the best candidate as a code block. Everything else the inner model answers itself. To the asking
 * strategy it is one call, whatever it took; tokens and cost are those of all inner calls.
 */
export function strategyAsModel(
  strategy: Strategy,
  inner: Model | NestedModel,
  ports: NestedPorts,
): NestedModel {
  const bound = (journal: Journal): Model => {
    const model = "within" in inner ? inner.within(journal) : inner;
    return {
      id: `${strategy.id}/${inner.id}`,
      source: inner.source,
      ...(inner.supports && { supports: inner.supports }),
      async reply(ask, context) {
        if (!ask.messages || (ask.purpose !== "program" && ask.purpose !== "repair"))
          return model.reply(ask, context);
        const solved = Array.from({ length: ask.n ?? 1 }, (_, index) =>
          solve(model, journal, ask, context, index),
        );
        const settled = await Promise.allSettled(solved);
        return settled.map((each) => {
          if (each.status === "rejected") throw each.reason;
          return each.value;
        });
      },
    };
  };

  async function solve(
    model: Model,
    journal: Journal,
    ask: Ask,
    context: AskContext,
    index: number,
  ): Promise<Reply> {
    const known = ports.tasks.get(context.task);
    const prompt = (ask.messages ?? []).map(({ content }) => content).join("\n\n");
    const task: Task = { language: "python", tests: [], ...known, id: context.task, prompt };
    const within = `${context.idempotencyKey ?? hashOf([ask, context.asked])}.${index}`;
    const kit = new JournalledKit({
      ...ports,
      task,
      attempt: context.attempt,
      model,
      journal,
      within,
      budget: {},
      seed: Number.parseInt(hashOf([ports.seed, within]).slice(0, 8), 16),
      ...(context.signal && { signal: context.signal }),
    });
    const { answer } = await attempt(strategy, strategy.options, task, kit);
    const { tokens, usd } = kit.spend;
    return { text: `\`\`\`${task.language}\n${answer.program}\n\`\`\`\n`, tokens, cost: usd, finish: "stop" };
  }

  return { ...bound(memoryJournal()), within: bound };
}
