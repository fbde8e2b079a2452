import type { SampleRecord } from "../../../core/record.ts";
import type { Outcome } from "../../../core/verdict.ts";
import type { Screen } from "../program/screen.ts";
import { countText } from "./numbers.ts";
import { tableText } from "./table.ts";

/** At most this many unsolved tasks are listed. */
const LISTED = 12;

/** How one task stands in a run. */
export interface TaskStanding {
  task: string;
  attempts: number;
  passed: number;
  /** The commonest outcome among attempts that did not pass. */
  mostly: Outcome | null;
}

/** One standing per task, in the order in which tasks appear. */
export function taskStandings(records: SampleRecord[]): TaskStanding[] {
  const byTask = new Map<string, Outcome[]>();
  for (const { task, outcome } of records) {
    const outcomes = byTask.get(task);
    if (outcomes) outcomes.push(outcome);
    else byTask.set(task, [outcome]);
  }
  return [...byTask].map(([task, outcomes]) => {
    const counts = new Map<Outcome, number>();
    for (const outcome of outcomes)
      if (outcome !== "pass") counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    const mostly = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
    const passed = outcomes.filter((outcome) => outcome === "pass").length;
    return { task, attempts: outcomes.length, passed, mostly };
  });
}

/** How many tasks were always, sometimes and never solved, and the first of those never solved. */
export function standingsText(screen: Screen, standings: TaskStanding[], folder: string): string {
  const never = standings.filter(({ passed }) => passed === 0);
  const always = standings.filter(({ passed, attempts }) => passed === attempts);
  const sometimes = standings.length - never.length - always.length;
  const summary = `tasks     solved always ${countText(always.length)}, sometimes ${countText(sometimes)}, never ${countText(never.length)}`;
  if (never.length === 0) return summary;
  const rows = never
    .slice(0, LISTED)
    .map(({ task, attempts, mostly }) => [task, countText(attempts), mostly ?? ""]);
  const more =
    never.length > LISTED ? [screen.color.dim(`and ${countText(never.length - LISTED)} more`)] : [];
  const hint = screen.color.dim(`look closer: assay show ${folder} ${never[0]?.task}`);
  return [summary, "", tableText(screen, ["never solved", ">attempts", "mostly"], rows), ...more, hint].join(
    "\n",
  );
}
