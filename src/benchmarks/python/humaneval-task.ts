import type { Task } from "../../core/task.ts";
import { docstringExamples } from "./docstring-examples.ts";

/** The one published example that is false (HumanEval/47; the answer is 8.0): a right program fails it. */
const WRONG_EXAMPLE = "assert median([-10, 4, 6, 1000, 10, 20]) == 15.0";

/** A function to complete from its signature and docstring, whose examples are the visible tests. */
export function humanEvalTask(row: { task_id: string; prompt: string; entry_point: string }): Task {
  return {
    id: row.task_id,
    prompt: row.prompt,
    language: "python",
    entry: row.entry_point,
    starter: row.prompt,
    tests: docstringExamples(row.prompt, row.entry_point).filter((test) => test.code !== WRONG_EXAMPLE),
  };
}

/** A prompt that ends in a bare signature is no program until it has a body; a docstring is one. */
export function withBody(prompt: string): string {
  const signature = /^([ \t]*)[^\n]*:[ \t]*$/.exec(prompt.trimEnd().split("\n").at(-1) ?? "");
  return signature ? `${prompt.trimEnd()}\n${signature[1]}    pass\n` : prompt;
}
