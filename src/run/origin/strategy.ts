import { AssayError, nearest } from "../../core/errors.ts";
import type { Model } from "../../core/model.ts";
import type { Problem } from "../../core/problem.ts";
import type { Strategy } from "../../core/strategy.ts";
import { checkBudget } from "../../kit/budget.ts";
import { coalesced } from "../../kit/coalesce.ts";
import { JournalledKit, type KitPorts } from "../../kit/kit.ts";
import type { NestedModel } from "../nested.ts";
import type { Origin } from "../origin.ts";
import type { FromStrategy } from "../plan.ts";
import type { RunPorts } from "../ports.ts";
import { attempt } from "./attempt.ts";

/** Programs that a strategy writes over a model, `samples` independent attempts for each task. */
export function fromStrategy(
  from: FromStrategy,
  problems: Problem[],
  strategy: Strategy,
  ports: Pick<RunPorts, "onStory"> &
    Pick<KitPorts, "sandbox" | "seed" | "limits" | "purses" | "person" | "onStep"> & {
      model: Model | NestedModel;
    },
): Origin {
  checkBudget(from.budget);
  if (!Number.isInteger(from.samples) || from.samples < 1) {
    throw new AssayError("BAD_SAMPLES", `${from.samples} samples for each task is not a whole number from 1`);
  }
  const options = optionsOf(strategy, from.options);
  const nested = "within" in ports.model ? ports.model : undefined;
  const model = nested ?? coalesced(ports.model);
  const tasks = new Map(problems.map(({ task }) => [task.id, task]));
  const { samples, budget } = from;
  const who = ports.person && { person: ports.person.id };
  return {
    source: model.source,
    from: { kind: "strategy", strategy: strategy.id, options, model: model.id, ...who, samples, budget },
    items: [...tasks.keys()].flatMap((task) =>
      Array.from({ length: samples }, (_, attempt) => ({ task, attempt })),
    ),
    stillHolds: (record) => tasks.has(record.task) && record.attempt < samples,
    async answer(item, { journal, signal, onSpend }) {
      const task = tasks.get(item.task);
      if (!task) throw new Error(`no task ${item.task}`);
      const kit = new JournalledKit({
        ...ports,
        model: nested?.within(journal) ?? model,
        journal,
        task,
        attempt: item.attempt,
        budget,
        signal,
      });
      try {
        const { answer, story } = await attempt(strategy, options, task, kit);
        ports.onStory?.(item, story);
        return answer;
      } finally {
        onSpend(kit.spend);
      }
    },
  };
}

/** The strategy's defaults with the plan's values over them. */
function optionsOf(strategy: Strategy, given: Record<string, unknown>): object {
  const defaults = strategy.options as Record<string, unknown>;
  for (const [name, value] of Object.entries(given)) {
    const known = Object.keys(defaults);
    if (!known.includes(name)) {
      const guess = nearest(name, known);
      throw new AssayError("UNKNOWN_OPTION", `strategy ${strategy.id} has no option "${name}"`, {
        fix: guess ? `did you mean "${guess}"?` : `its options: ${known.join(", ") || "none"}`,
      });
    }
    const wanted = defaults[name];
    if (wanted !== null && wanted !== undefined && typeof value !== typeof wanted) {
      throw new AssayError("BAD_OPTION", `option ${name} of ${strategy.id} is a ${typeof wanted}`, {
        fix: `for example ${name}=${JSON.stringify(wanted)}`,
      });
    }
    const choices = (strategy.choices as Record<string, readonly unknown[]> | undefined)?.[name];
    if (choices && !choices.includes(value)) {
      throw new AssayError(
        "BAD_OPTION",
        `option ${name} of ${strategy.id} cannot be ${JSON.stringify(value)}`,
        {
          fix: `known: ${choices.join(", ")}`,
        },
      );
    }
  }
  return { ...defaults, ...given };
}
