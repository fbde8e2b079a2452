import type { Outcome } from "../../../core/verdict.ts";
import type { Archive } from "../runs/archive.ts";
import type { RunSummary } from "../runs/summary.ts";

/** A program that was judged differently in two runs: the same text of the same task of the same benchmark. */
export interface FlakyProgram {
  benchmark: string;
  task: string;
  verdicts: { run: string; attempt: number; outcome: Outcome }[];
}

/** Samples looked at in all, and programs told. */
const MOST_SAMPLES = 1_000_000;
const MOST_TOLD = 200;

/** Compares the verdicts on equal programs across runs. `compared` counts programs that more than one run judged. */
export function flakyPrograms(
  archive: Archive,
  runs: readonly RunSummary[],
): { flaky: FlakyProgram[]; compared: number; left: number } {
  const seen = new Map<string, FlakyProgram & { runs: Set<string> }>();
  let samples = 0;
  let left = 0;
  for (const { id, benchmark, done } of runs) {
    samples += done;
    if (samples > MOST_SAMPLES) {
      left++;
      continue;
    }
    const index = archive.index(id);
    const { columns } = index;
    const programs = index.size === 0 ? [] : index.programs();
    for (let sample = 0; sample < programs.length; sample++) {
      const task = columns.tasks[columns.task[sample]!]!;
      const key = `${benchmark}\n${task}\n${programs[sample]}`;
      const outcome = columns.outcome[sample]!;
      const known = seen.get(key) ?? { benchmark, task, verdicts: [], runs: new Set() };
      known.runs.add(id);
      if (!known.verdicts.some((verdict) => verdict.run === id && verdict.outcome === outcome))
        known.verdicts.push({ run: id, attempt: columns.attempt[sample]!, outcome });
      seen.set(key, known);
    }
  }
  const twice = [...seen.values()].filter((each) => each.runs.size > 1);
  const flaky = twice.filter(({ verdicts }) => new Set(verdicts.map(({ outcome }) => outcome)).size > 1);
  return {
    flaky: flaky.slice(0, MOST_TOLD).map(({ benchmark, task, verdicts }) => ({ benchmark, task, verdicts })),
    compared: twice.length,
    left,
  };
}
