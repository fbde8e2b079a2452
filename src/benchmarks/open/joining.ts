import { AssayError, nearest } from "../../core/errors.ts";
import type { Problem } from "../../core/problem.ts";
import type { Task } from "../../core/task.ts";

/**
 * Finds the task that a row of samples or tests is about: by id, however it is spelt (`HumanEval/7`, `HumanEval_7`,
 * `7`, or a file's name), or by prompt.
 */
export class Joining {
  #tasks: Task[];
  #byId = new Map<string, Task>();
  #byPrompt = new Map<string, Task | undefined>();

  constructor(problems: Problem[]) {
    this.#tasks = problems.map(({ task }) => task);
    // A spelling that two tasks share names neither.
    const ambiguous = new Set<string>();
    for (const task of this.#tasks) {
      const own = simplified(task.id.replace(/^[^/]*\//, ""));
      for (const spelling of new Set([simplified(task.id), own, String(Number(/\d+$/.exec(task.id)?.[0]))])) {
        if (this.#byId.has(spelling)) ambiguous.add(spelling);
        this.#byId.set(spelling, task);
      }
      this.#byPrompt.set(task.prompt, this.#byPrompt.has(task.prompt) ? undefined : task);
    }
    for (const spelling of ambiguous) this.#byId.delete(spelling);
    for (const task of this.#tasks) this.#byId.set(task.id, task);
  }

  /** Throws UNKNOWN_TASK, naming the nearest id there is. */
  byId(id: string | number, where: string): Task {
    const task = this.find(id);
    if (task) return task;
    const guess = nearest(String(id), [...this.#tasks.map((each) => each.id)]);
    throw new AssayError("UNKNOWN_TASK", `the benchmark has no task "${id}"`, {
      where,
      fix: guess ? `did you mean "${guess}"?` : "check that --benchmark names the benchmark of these samples",
    });
  }

  find(id: string | number): Task | undefined {
    const name = String(id);
    return (
      this.#byId.get(name) ??
      this.#byId.get(simplified(name)) ??
      this.#byId.get(simplified(name.replace(/\.[a-z]+$/, "")))
    );
  }

  /**
   * The task with exactly this prompt. Published samples often come with an edited prompt (examples removed, a line
   * added): then, among tasks whose entry has the same signature line, the one whose text, white space aside, agrees
   * longest from its beginning. Throws UNKNOWN_PROMPT when no task or no single task is the best.
   */
  byPrompt(prompt: string, where: string): Task {
    if (!this.#byPrompt.has(prompt)) this.#byPrompt.set(prompt, this.#closest(prompt));
    const task = this.#byPrompt.get(prompt);
    if (task) return task;
    throw new AssayError(
      "UNKNOWN_PROMPT",
      "the prompt is that of no task, or fits several tasks equally well",
      {
        where,
        fix: "add the field task_id",
      },
    );
  }

  #closest(prompt: string): Task | undefined {
    const lines = new Set(prompt.split("\n").map((line) => line.trimEnd()));
    const text = squeezed(prompt);
    const scored = this.#tasks
      .filter((task) => lines.has(signatureOf(task) ?? "no signature"))
      .map((task) => ({ task, shared: sharedPrefix(text, squeezed(task.prompt)) }))
      .sort((a, b) => b.shared - a.shared);
    const [best, second] = scored;
    return best && best.shared !== second?.shared ? best.task : undefined;
  }
}

/** `HumanEval/7`, `humaneval_7` and `HumanEval-07` are one id; CodeT writes `MbppEval` for MBPP. */
function simplified(id: string): string {
  const words = id.toLowerCase().replace(/^mbppeval/, "mbpp");
  return words.replace(/[^a-z0-9]+/g, "").replace(/(\D|^)0+(?=\d)/g, "$1");
}

function signatureOf(task: Task): string | undefined {
  const lines = task.prompt.split("\n").map((line) => line.trimEnd());
  return lines.find((line) => task.entry !== undefined && line.startsWith(`def ${task.entry}(`));
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, "");
}

function sharedPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
