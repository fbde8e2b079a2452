import { judgeAnswer, type Problem } from "../../core/problem.ts";
import { inWindow } from "../../run/window.ts";
import type { ReproducedRow, ReproductionPorts } from "../reproduction/reproduction.ts";
import { sampled } from "./sampled.ts";

/** One answer to a benchmark's problem, with what its authors say of it. */
export interface RecordedAnswer {
  name: string;
  problem: Problem;
  answer: string;
  passed: boolean;
}

/** One file of recorded answers. */
export interface AnswerRun {
  name: string;
  answers: RecordedAnswer[];
  /** Percentage points, and why so many where it is not one. */
  tolerance?: number;
  note?: string;
}

const TOLERANCE = 1;

/**
 * Recorded answers judged by the benchmarks' own problems: two rows for each run, the share that passes and the share
 * of answers judged as recorded. Equal answers to one problem are judged once. Answers that cannot be judged on this
 * machine are left out of both figures, and counted in the note.
 */
export async function* judgedAnswers(
  ports: ReproductionPorts,
  runs: AnswerRun[],
): AsyncGenerator<ReproducedRow> {
  const { limit = Number.POSITIVE_INFINITY, seed, sandbox, signal } = ports;
  const parts = runs.map((run) => ({ ...run, answers: sampled(run.answers, limit, `${seed} ${run.name}`) }));
  const items = parts.reduce((sum, { answers }) => sum + answers.length, 0);
  let done = 0;
  for (const { name, answers, tolerance = TOLERANCE, note } of parts) {
    const groups = new Map<string, RecordedAnswer[]>();
    for (const one of answers) {
      const key = JSON.stringify([one.problem.task.id, one.answer]);
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    let judged = 0;
    let recorded = 0;
    let passed = 0;
    const differing: string[] = [];
    const absent = new Map<string, number>();
    const work = inWindow(groups.values(), 4 * sandbox.workers, signal, async (group, stop) => {
      const { problem, answer } = group[0]!;
      const missing = await problem.missing?.(sandbox);
      if (missing !== undefined) return { group, missing };
      const verdict = await judgeAnswer(problem, answer, sandbox, { all: false, signal: stop });
      return { group, pass: verdict.pass };
    });
    for await (const { group, missing, pass = false } of work) {
      ports.onProgress({ done: (done += group.length), items });
      if (missing !== undefined) {
        absent.set(missing, (absent.get(missing) ?? 0) + group.length);
        continue;
      }
      judged += group.length;
      recorded += group.filter((one) => one.passed).length;
      if (pass) passed += group.length;
      for (const one of group) {
        if (one.passed === pass) continue;
        differing.push(one.name);
        ports.onNotice(
          `${name}, ${one.name}: recorded ${one.passed ? "" : "not "}right, here ${pass ? "" : "not "}right`,
        );
      }
    }
    const left = [...absent.values()].reduce((sum, count) => sum + count, 0);
    const aside = left > 0 ? [`${left} not judged here (${[...absent.keys()].slice(0, 3).join("; ")})`] : [];
    if (judged === 0) {
      ports.onNotice(`${name}: ${aside.join("")}`);
      continue;
    }
    const notes = [`${recorded} and ${passed} of ${judged}`, ...aside, ...(note ? [note] : [])];
    const percent = (count: number) => (100 * count) / judged;
    yield {
      name: `${name}: right %`,
      published: percent(recorded),
      ours: percent(passed),
      tolerance,
      note: notes.join("; "),
    };
    const named = differing.slice(0, 3).join(", ") + (differing.length > 3 ? ", …" : "");
    yield {
      name: `${name}: agreement %`,
      published: 100,
      ours: percent(judged - differing.length),
      tolerance,
      note: differing.length === 0 ? "every answer" : `all but ${differing.length}: ${named}`,
    };
  }
}
