import { setTimeout as pause } from "node:timers/promises";
import type { Problem } from "../core/problem.ts";
import type { RunEvent } from "./events.ts";
import { memoryStore, openFolder } from "./folder.ts";
import { Judge } from "./judge.ts";
import type { Item } from "./origin.ts";
import type { Plan } from "./plan.ts";
import type { RunPorts } from "./ports.ts";
import type { Report } from "./report.ts";
import { resolve } from "./resolve.ts";
import { Tally } from "./tally.ts";
import { versionsOf } from "./versions.ts";
import { inWindow } from "./window.ts";
import { workOn } from "./work.ts";

/** How long to wait for items that another process is working on before looking again. */
const HELD_MILLISECONDS = 200;

/**
 * Carries out a plan: takes a program for every item, judges it against the hidden tests, and ends with a
 * report. On a folder that holds the same plan it goes on where the last process stopped, or helps one that is
 * still at it: records that are there are kept (`start` counts them, no `record` event repeats them), and
 * nothing in the journal is done again. Leaving the loop early, or aborting the signal, stops the work cleanly.
 *
 * @throws AssayError for bad input, before anything is run or written; the signal's reason when aborted.
 */
export async function* run(plan: Plan, ports: RunPorts): AsyncGenerator<RunEvent> {
  const started = performance.now();
  const { sandbox, folder, signal = new AbortController().signal } = ports;
  const notices: string[] = [];
  const onNotice = (text: string) => void notices.push(text);
  const told = function* (): Generator<RunEvent> {
    for (const text of notices.splice(0)) yield { type: "notice", text };
  };

  const { problems, origin, metrics } = await resolve(plan, ports, onNotice);
  const store = folder === undefined ? memoryStore() : await openFolder(folder, plan, onNotice);
  try {
    const tally = new Tally(metrics);
    let stale = 0;
    store.read((record) => {
      if (origin.stillHolds(record)) tally.add(record);
      else stale++;
    });
    const { calls, tokens, usd } = tally.cost;
    for (const purse of ports.purses ?? [])
      await purse.note({ calls, tokens: tokens.prompt + tokens.completion, usd });
    if (stale > 0) onNotice(`${stale} earlier records are of programs that have changed since; judged anew`);
    const items = origin.items.length;
    const resumed = tally.size;
    tally.reused = resumed;
    yield* told();
    const { isolation } = sandbox;
    yield {
      type: "start",
      tasks: problems.length,
      items,
      resumed,
      isolation,
      ...(folder !== undefined && { folder }),
    };

    const judge = new Judge(sandbox, store.journal, plan.limits);
    const parts = { problems: new Map(problems.map((each) => [each.task.id, each])), origin, judge, store };
    const width = ports.concurrency ?? 4 * sandbox.workers;
    let todo = origin.items.filter((item) => !tally.has(item));
    while (todo.length > 0) {
      const held: Item[] = [];
      const results = inWindow(todo, width, signal, (item, stop) => workOn(item, stop, parts));
      for await (const worked of results) {
        yield* told();
        if (worked.kind === "held") held.push(worked.item);
        else if (worked.kind === "record") {
          const { record } = worked;
          await store.append(record);
          tally.add(record);
          if (worked.reused) tally.reused++;
          yield { type: "record", record, done: tally.size + tally.failed, items };
        } else {
          const { item, error, spend } = worked;
          tally.addFailed(spend);
          yield { type: "failed", ...item, error, done: tally.size + tally.failed, items };
        }
      }
      todo = held;
      if (todo.length > 0) await pause(HELD_MILLISECONDS, undefined, { signal });
    }

    const languages = problems.map(({ task }) => task.language);
    await Promise.all(metrics.map((metric) => metric.ready?.(languages)));
    const numbers = tally.numbers(origin.items, {
      k: plan.k,
      seed: plan.seed,
      references: referencesOf(problems),
      variants: new Map(
        problems.flatMap(({ task, variantOf }) => (variantOf === undefined ? [] : [[task.id, variantOf]])),
      ),
      onSilent: ({ id }) => onNotice(`the metric ${id} cannot be told from these records`),
    });
    yield* told();
    const report: Report = {
      ...numbers,
      benchmark: plan.benchmark,
      from: origin.from,
      source: origin.source,
      tasks: problems.length,
      isolation,
      seconds: (performance.now() - started) / 1000,
      seed: plan.seed,
      versions: await versionsOf(problems),
      command: ports.command ?? process.argv.slice(1).join(" "),
    };
    await store.finish(origin.items, origin.stillHolds, report);
    yield { type: "end", report };
  } finally {
    await store.close();
  }
}

/** The answers known to be right, by task: what a record's program can be compared with. */
function referencesOf(problems: readonly Problem[]): Map<string, string[]> {
  return new Map(
    problems.flatMap(({ task, reference }) => (reference === undefined ? [] : [[task.id, [reference]]])),
  );
}
