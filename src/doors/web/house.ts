import { join } from "node:path";
import { AssayError } from "../../core/errors.ts";
import type { SampleRecord } from "../../core/record.ts";
import type { Journal } from "../../kit/journal.ts";
import type { Plan } from "../../run/plan.ts";
import type { Report } from "../../run/report.ts";
import type { Archive } from "./runs/archive.ts";
import { readNotes } from "./runs/notes.ts";
import type { Problems } from "./runs/problems.ts";
import { type SampleView, sampleView } from "./runs/sample-view.ts";
import { json } from "./runs/summary.ts";

/** What the dashboard's routes work with. */
export interface House {
  archive: Archive;
  problems: Problems;
  /** The journal last read, as its index is dear to make. */
  journal?: { folder: string; journal: Journal };
  /** How many items runs under way will come to, by folder; null when that cannot be told. */
  items: Map<string, number | null>;
}

/** The plan of a run. @throws AssayError NOT_FOUND when it is gone or damaged. */
export function planOf(house: House, id: string): Plan {
  const plan = json<Plan>(join(house.archive.folder(id), "plan.json"));
  if (plan?.from) return plan;
  throw new AssayError("NOT_FOUND", "the run's plan cannot be read", { where: id });
}

/** The record of an attempt. @throws AssayError NOT_FOUND when there is none. */
export function recordOf(
  house: House,
  id: string,
  task: string,
  attempt: number,
): { sample: number; record: SampleRecord } {
  const index = house.archive.index(id);
  const sample = index.find(task, attempt);
  const record = sample === undefined ? undefined : index.read(sample);
  if (sample !== undefined && record) return { sample, record };
  throw new AssayError("NOT_FOUND", "the run has no such sample", {
    where: `${task} ${attempt}`.slice(0, 200),
  });
}

/** Everything that the page of one sample shows. */
export async function viewOf(
  house: House,
  id: string,
  task: string,
  attempt: number,
  colours = true,
): Promise<SampleView> {
  const folder = house.archive.folder(id);
  const { sample, record } = recordOf(house, id, task, attempt);
  const plan = planOf(house, id);
  const { columns } = house.archive.index(id);
  const attempts: SampleView["attempts"] = [];
  const number = columns.task[sample];
  for (let other = 0; other < columns.task.length && attempts.length < 1000; other++) {
    if (columns.task[other] === number)
      attempts.push({ attempt: columns.attempt[other]!, outcome: columns.outcome[other]! });
  }
  const notes = await readNotes(folder);
  return sampleView(record, {
    run: id,
    folder,
    sample,
    plan,
    problem: await house.problems.find(plan, task),
    isolation: json<Report>(join(folder, "report.json"))?.isolation ?? null,
    attempts: attempts.sort((a, b) => a.attempt - b.attempt),
    note: notes.find((each) => each.task === task && each.attempt === attempt),
    colours,
  });
}
