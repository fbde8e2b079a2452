import { type OpenedBenchmark, openBenchmark } from "../../../benchmarks/open/open.ts";
import { AssayError } from "../../../core/errors.ts";
import type { Problem } from "../../../core/problem.ts";
import { benchmarkIds } from "../../cli/program/options.ts";

/** SandboxFusion's names of data sets that are benchmarks here. */
const NAMES: Record<string, string> = { humaneval_python: "humaneval", mbpp_python: "mbpp" };

/** Benchmarks by name, opened when first asked for and kept. */
export class Benchmarks {
  readonly #data: string[];
  readonly #opened = new Map<string, Promise<OpenedBenchmark>>();

  constructor(data: string[]) {
    this.#data = data;
  }

  names(): string[] {
    return benchmarkIds();
  }

  /** All of its problems. Throws REQUEST_INVALID for an unknown name, and what opening a benchmark throws. */
  async problems(name: string): Promise<Problem[]> {
    const id = NAMES[name] ?? name;
    // A client names a benchmark, never a file of this machine.
    if (!this.names().includes(id))
      throw new AssayError("REQUEST_INVALID", `no benchmark is called ${JSON.stringify(name)}`, {
        where: "body.dataset",
        fix: `known: ${this.names().join(", ")}; or send the row as config.provided_data`,
      });
    const opened = this.#opened.get(id) ?? openBenchmark(id, { data: this.#data });
    this.#opened.set(id, opened);
    try {
      return (await opened).problems;
    } catch (error) {
      this.#opened.delete(id);
      throw error;
    }
  }

  /** One of them by its id, or by the number at its end as SandboxFusion counts (`0` for `HumanEval/0`). */
  async problem(name: string, id: string | number): Promise<Problem> {
    const found = (await this.problems(name)).find(
      ({ task }) => task.id === String(id) || task.id.split("/").at(-1) === String(id),
    );
    if (found) return found;
    throw new AssayError("REQUEST_INVALID", `${name} has no task ${JSON.stringify(id)}`, {
      where: "body.id",
    });
  }
}
