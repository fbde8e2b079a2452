import { openBenchmark } from "../../benchmarks/open/open.ts";
import { readSamples } from "../../benchmarks/open/samples.ts";
import { readGeneratedTests } from "../../benchmarks/open/tests.ts";
import type { Problem } from "../../core/problem.ts";
import type { MeasureRequest } from "./measure.ts";

/** Tests taken from one completion: CodeT's 5. */
const TESTS_PER_COMPLETION = 5;

/** One task with its recorded programs and generated tests. */
export interface Pool {
  problem: Problem;
  /** Programs, repeats included. */
  samples: number;
  /** Distinct programs in order of first appearance; `right` is filled in by judging. */
  programs: { text: string; count: number; right: boolean }[];
  /** Distinct texts of generated tests, whether they compile or not. */
  testCodes: string[];
  /** Distinct tests among the first five of each completion that compile, with how often each was written. */
  countTests(compiles: (code: string) => boolean): [code: string, count: number][];
}

/** Reads and joins a benchmark, its recorded programs and its generated tests: one pool per sampled task. */
export async function readPools(request: MeasureRequest): Promise<Pool[]> {
  const { data, limit, onNotice } = request;
  const notices = onNotice ? { onNotice } : {};
  const { benchmark, problems } = await openBenchmark(request.benchmark, { data, ...notices });
  const samples = await readSamples(request.samples, { benchmark, problems, extract: "auto", ...notices });
  const generated = await readGeneratedTests(request.tests, {
    benchmark,
    problems,
    perSample: TESTS_PER_COMPLETION,
  });

  const programs = grouped(samples, (sample) => sample.task);
  const tests = grouped(generated, (test) => test.task);
  return problems
    .filter(({ task }) => programs.has(task.id))
    .slice(0, limit)
    .map((problem) => {
      const { id } = problem.task;
      const texts = programs.get(id)!.map((sample) => sample.program);
      const written = tests.get(id) ?? [];
      return {
        problem,
        samples: texts.length,
        programs: counted(texts).map(([text, count]) => ({ text, count, right: false })),
        testCodes: [...new Set(written.map((test) => test.code))],
        countTests: (compiles) => {
          const completions = grouped(
            written.filter((test) => compiles(test.code)),
            (test) => test.sample,
          );
          const kept = [...completions.values()].flatMap((own) => own.slice(0, TESTS_PER_COMPLETION));
          return counted(kept.map((test) => test.code));
        },
      };
    });
}

/** Distinct texts in order of first appearance, each with how often it occurs. */
function counted(texts: string[]): [text: string, count: number][] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts];
}

function grouped<Item, Key>(items: Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
