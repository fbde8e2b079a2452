import { existsSync } from "node:fs";
import { openBenchmark } from "../../../src/benchmarks/open/open.ts";
import type { Benchmark } from "../../../src/core/benchmark.ts";
import { AssayError } from "../../../src/core/errors.ts";
import type { Problem } from "../../../src/core/problem.ts";
import { loadFromRoom } from "../../../src/core/room.ts";
import { sampled } from "../../../src/reproductions/recorded/sampled.ts";
import { DATA } from "../../data.ts";

export const ROOM = new URL("../../../src/benchmarks/", import.meta.url);

/** A benchmark and its problems, or why they are not at hand. */
export async function opened(id: string): Promise<{ benchmark: Benchmark; problems: Problem[] | string }> {
  const benchmark = await loadFromRoom<Benchmark>(ROOM, "benchmark", id);
  if (!benchmark.rows && !existsSync(DATA))
    return { benchmark, problems: "no recorded data in ASSAY_DATA or ../shared/data" };
  try {
    return { benchmark, problems: (await openBenchmark(id, { data: [DATA] })).problems };
  } catch (error) {
    // A file that is not in the data folder is looked for in the network.
    if (error instanceof AssayError && /^(FETCH_|BENCHMARK_MISSING)/.test(error.code))
      return { benchmark, problems: error.line };
    throw error;
  }
}

/** So many problems of each benchmark are judged, drawn by seed; `ASSAY_CONTRACT=all` judges all. */
const PROBLEMS = 12;

/** Fewer where each takes seconds: times taken many times over, mutants that never end, instructions counted by a simulator. */
const COSTLY: Record<string, number> = { enamel: 3, "quixbugs-tests": 5, "coffe-stress": 2 };

export function some(problems: Problem[], id: string): Problem[] {
  const whole = process.env.ASSAY_CONTRACT === "all";
  return sampled(problems, whole ? problems.length : (COSTLY[id] ?? PROBLEMS), `contract ${id}`);
}
