import { setTimeout as pause } from "node:timers/promises";
import { AssayError } from "../core/errors.ts";
import type { Problem } from "../core/problem.ts";
import type { SampleRecord } from "../core/record.ts";
import type { Spend } from "../core/strategy.ts";
import { outcomeOf } from "../core/verdict.ts";
import type { RunStore } from "./folder.ts";
import type { Judge } from "./judge.ts";
import type { Item, Origin } from "./origin.ts";

/** How working on one item ended. */
export type Worked =
  | { kind: "record"; record: SampleRecord; reused: boolean }
  | { kind: "failed"; item: Item; error: string; spend?: Spend }
  /** Another process is at it. */
  | { kind: "held"; item: Item };

/** Pauses before an item is tried again after something other than its program broke. */
const RETRY_MILLISECONDS = [50, 250];

/** Errors that would meet every other item too: the run ends with them. */
const ENDS_THE_RUN = [
  "JOURNAL_WRITE",
  "LEDGER_BROKEN",
  "MODEL_CERTIFICATE",
  "MODEL_DOWN",
  "MODEL_KEY",
  "MODEL_LACKS",
  "MODEL_PERSON",
  "MODEL_UNKNOWN",
  "MODEL_UNREACHABLE",
  "MODEL_URL",
  "PRICE_UNKNOWN",
];

/** Errors that meet this item again, however often it is tried. */
const ENDS_THE_ITEM = ["MODEL_CONTENT", "MODEL_CONTEXT", "MODEL_REFUSED"];

/**
 * Claims an item, takes its answer, judges it. What fails for a reason other than the program is tried again;
 * a new try replays what the journal knows, so it redoes only what broke.
 */
export async function workOn(
  item: Item,
  signal: AbortSignal,
  run: { problems: Map<string, Problem>; origin: Origin; judge: Judge; store: RunStore },
): Promise<Worked> {
  signal.throwIfAborted();
  const release = await run.store.claim(item);
  if (!release) return { kind: "held", item };
  try {
    // The last holder of this claim may have done some of it, or all.
    run.store.journal.refresh();
    let spend: Spend | undefined;
    for (let retry = 0; ; retry++) {
      try {
        const { record, reused } = await recordOf(item, signal, run, (spent) => {
          spend = spent;
        });
        return { kind: "record", record, reused };
      } catch (error) {
        signal.throwIfAborted();
        const code = error instanceof AssayError ? error.code : "";
        if (ENDS_THE_RUN.includes(code)) throw error;
        const wait = ENDS_THE_ITEM.includes(code) ? undefined : RETRY_MILLISECONDS[retry];
        if (wait === undefined)
          return { kind: "failed", item, error: lineOf(error), ...(spend && { spend }) };
        await pause(wait, undefined, { signal });
      }
    }
  } finally {
    await release();
  }
}

async function recordOf(
  item: Item,
  signal: AbortSignal,
  { problems, origin, judge, store }: Parameters<typeof workOn>[2],
  onSpend: (spend: Spend) => void,
): Promise<{ record: SampleRecord; reused: boolean }> {
  const problem = problems.get(item.task);
  if (!problem) throw new Error(`no problem ${item.task}`);
  const { program, ...how } = await origin.answer(item, { journal: store.journal, signal, onSpend });
  const { verdict, reused } = await judge.judge(problem, program, signal);
  const { task, attempt } = item;
  const { language } = problem.task;
  return {
    record: { task, attempt, language, program, outcome: outcomeOf(verdict), verdict, ...how },
    reused,
  };
}

function lineOf(error: unknown): string {
  if (error instanceof AssayError) return error.line;
  return error instanceof Error ? error.message : String(error);
}
