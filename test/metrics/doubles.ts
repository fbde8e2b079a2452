import type { SampleRecord } from "../../src/core/record.ts";

/** A judged sample of a task: passed, or with the given share of its tests passed. */
export function recordOf(task: string, attempt: number, score: number): SampleRecord {
  const measures = { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 };
  return {
    task,
    attempt,
    language: "python",
    program: "pass",
    outcome: score === 1 ? "pass" : "fail",
    verdict: { pass: score === 1, score, checks: [], measures },
  };
}

/** Records from the scores of each task's samples. */
export function recordsOf(tasks: Record<string, number[]>): SampleRecord[] {
  return Object.entries(tasks).flatMap(([task, scores]) =>
    scores.map((score, attempt) => recordOf(task, attempt, score)),
  );
}
