import type { Grid } from "../core/grid.ts";
import type { Kit } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import { driverFor } from "../models/simulated/pool/observe.ts";

/**
 * Runs every distinct program on inputs whose right answers nobody knows, and gives the grid of what they answered: a
 * column for each answer to each input (`GridTest.input`), passed by the programs that gave it. A crash, or a value
 * that cannot be written down, is no answer. Rows are as `crossCheck` makes them.
 *
 * A program shares its process with what prints its answers, so it could make them up: good for agreement, where that
 * gains nothing, never for a verdict. Without inputs, entry, or a driver of the language (Python and JavaScript have
 * one), nothing runs and there are no columns.
 */
export default async function answerGrid(
  candidates: readonly Candidate[],
  inputs: readonly string[],
  task: Task,
  kit: Kit,
): Promise<Grid> {
  const rows = new Map<string, { candidate: Candidate; count: number }>();
  for (const candidate of candidates) {
    const row = rows.get(candidate.text);
    if (row) row.count++;
    else rows.set(candidate.text, { candidate, count: 1 });
  }
  const distinct = [...rows.values()];
  const answers = await Promise.all(distinct.map(({ candidate }) => answersOf(candidate, inputs, task, kit)));
  const columns = inputs.flatMap((input, index) =>
    [...new Set(answers.flatMap((row) => row?.[index] ?? []))].map((value) => ({ input, index, value })),
  );
  return {
    candidates: distinct.map(({ candidate: { id, text }, count }, row) => ({
      id,
      text,
      count,
      ran: answers[row] !== null,
      passes: columns.map(({ index, value }) => answers[row]?.[index] === value),
    })),
    tests: columns.map(({ input, value }) => ({
      code: `${task.entry}(${input}) gives ${value}`,
      count: 1,
      packable: true,
      input,
    })),
  };
}

/** What one program answers: a literal for each input, null where it crashed; null when it did not run at all. */
export async function answersOf(
  candidate: Candidate,
  inputs: readonly string[],
  { entry, language }: Task,
  kit: Kit,
): Promise<(string | null)[] | null> {
  const driver = driverFor(language);
  if (!driver || entry === undefined || inputs.length === 0) return null;
  const text = driver.program([candidate.text], entry, inputs);
  const { run } = await kit.inspect({ id: candidate.id, text }, { wants: [] });
  if (run.outcome !== "pass" || run.truncated) return null;
  let rows: unknown;
  try {
    rows = JSON.parse(run.stdout.trim().split("\n").at(-1) ?? "");
  } catch {
    return null;
  }
  const [row] = Array.isArray(rows) ? (rows as unknown[]) : [];
  if (!Array.isArray(row)) return null;
  const answers = inputs.map((_, index) => {
    const value: unknown = row[index];
    return typeof value === "string" && !value.startsWith("!") ? value : null;
  });
  // A program that fails on everything most likely never loaded.
  return answers.some((value) => value !== null) ? answers : null;
}
