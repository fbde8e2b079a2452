import { existsSync } from "node:fs";
import { join } from "node:path";
import { AssayError } from "../core/errors.ts";
import type { Model } from "../core/model.ts";
import type { Problem } from "../core/problem.ts";
import { loadFromRoom } from "../core/room.ts";
import type { Sandbox } from "../core/sandbox.ts";
import type { Strategy } from "../core/strategy.ts";
import type { TraceStep } from "../kit/effects.ts";
import { type Journal, openJournal } from "../kit/journal.ts";
import type { Story } from "../kit/story.ts";
import { fromStrategy } from "./origin/strategy.ts";
import type { Item } from "./origin.ts";
import type { Plan } from "./plan.ts";
import { resolve } from "./resolve.ts";

/** A step with what was asked for and what came of it: see OnStep. */
export interface Happening {
  step: TraceStep;
  of: unknown;
  value: unknown;
}

/** One attempt as it went, told again from the run's journal. */
export interface Account {
  /** In order of ending. */
  happenings: Happening[];
  /** Absent when the attempt has not ended, or the journal does not hold all of it. */
  story?: Story;
  /** Why there is no story. */
  incomplete?: string;
}

/** The journal of a run folder, to be read. @throws AssayError NO_JOURNAL when there is none, as of samples from a file. */
export async function journalOf(folder: string): Promise<Journal> {
  const path = join(folder, "journal");
  if (existsSync(join(path, "id"))) return openJournal(path);
  throw new AssayError("NO_JOURNAL", "the run kept no journal", { where: folder });
}

/**
 * Lets the plan's strategy solve a task again with every effect answered from the journal: nobody is asked, nothing is
 * run or written.
 *
 * @param modelId the id that the run's model had, as its report says; it is part of every journalled question.
 * @throws AssayError NO_JOURNAL when the plan has no strategy, and what finding the strategy throws.
 */
export async function replayAttempt(
  plan: Plan,
  item: Item,
  problem: Problem,
  journal: Journal,
  modelId?: string,
): Promise<Account> {
  const { from, seed, limits } = plan;
  if (from.kind !== "strategy")
    throw new AssayError(
      "NO_JOURNAL",
      "the programs were read from a file: nothing tells how they came to be",
    );
  const rooms = new URL("../strategies/", import.meta.url);
  const strategy = await loadFromRoom<Strategy>(rooms, "strategy", from.strategy);
  const happenings: Happening[] = [];
  let story: Story | undefined;
  const origin = fromStrategy(from, [problem], strategy, {
    model: silent(modelId ?? from.model),
    ...(from.person !== undefined && { person: silent(from.person) }),
    sandbox: NOWHERE,
    seed,
    onStep: (step, of, value) => void happenings.push({ step, of, value }),
    onStory: (_, told) => {
      story = told;
    },
    ...(limits && { limits }),
  });
  try {
    await origin.answer(item, { journal, signal: new AbortController().signal, onSpend: () => {} });
  } catch (error) {
    const incomplete = error instanceof AssayError ? error.message : String(error);
    return { happenings, incomplete };
  }
  return story ? { happenings, story } : { happenings, incomplete: "the strategy told no story" };
}

/** How many items a plan has: what a run that is under way will come to. Reads the benchmark, and the samples file. */
export async function itemsOf(plan: Plan): Promise<number> {
  const { from } = plan;
  const who = from.kind === "strategy" ? { model: silent(from.model), person: silent("person") } : {};
  const { origin } = await resolve(plan, { sandbox: NOWHERE, metrics: [], ...who }, () => {});
  return origin.items.length;
}

async function unknown(): Promise<never> {
  throw new AssayError("NOT_IN_JOURNAL", "the journal does not hold what came next");
}

function silent(id: string): Model {
  return { id, source: "recorded", reply: unknown };
}

const NOWHERE: Sandbox = {
  isolation: "none",
  workers: 1,
  check: unknown,
  grid: unknown,
  run: unknown,
  open: unknown,
  inspect: unknown,
  close: async () => {},
};
