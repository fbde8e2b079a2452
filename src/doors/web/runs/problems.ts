import { openBenchmark } from "../../../benchmarks/open/open.ts";
import { AssayError } from "../../../core/errors.ts";
import type { Problem } from "../../../core/problem.ts";
import type { Plan } from "../../../run/plan.ts";

/** Benchmarks kept open. */
const OPEN = 4;

/** The problems of runs' benchmarks, read once: a run's folder holds answers, and not what was asked. */
export class Problems {
  readonly #data: string[];
  readonly #open = new Map<string, Promise<Map<string, Problem>>>();

  /** `data`: folders searched besides those that a run's plan names. */
  constructor(data: readonly string[]) {
    this.#data = [...data];
  }

  /** All problems of a plan's benchmark, by task. Rejects with an AssayError when it is not at hand. */
  of({ benchmark, data }: Pick<Plan, "benchmark" | "data">): Promise<Map<string, Problem>> {
    const key = JSON.stringify([benchmark, data]);
    const known = this.#open.get(key);
    if (known) return known;
    const opening = openBenchmark(benchmark, { data: [...data, ...this.#data] }).then(
      ({ problems }) => new Map(problems.map((problem) => [problem.task.id, problem])),
    );
    this.#open.set(key, opening);
    // What could not be read may be there at the next try.
    opening.catch(() => this.#open.delete(key));
    for (const oldest of this.#open.keys()) {
      if (this.#open.size <= OPEN) break;
      this.#open.delete(oldest);
    }
    return opening;
  }

  /** One problem, or why there is none. */
  async find(plan: Pick<Plan, "benchmark" | "data">, task: string): Promise<Problem | string> {
    try {
      const found = (await this.of(plan)).get(task);
      return found ?? `${plan.benchmark} has no task ${task} any more`;
    } catch (error) {
      return error instanceof AssayError ? error.line : (error as Error).message;
    }
  }
}
