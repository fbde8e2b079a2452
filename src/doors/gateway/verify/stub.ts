import type { Task } from "../../../core/task.ts";

/**
 * A program of the task's shape that does nothing: a test that it passes says nothing about a program. It throws when
 * called (`throws`), or returns nothing (`returns`): a user may want a function that returns nothing, so only tests by a
 * model are held against the second.
 */
export function stubOf(
  { language, entry }: Pick<Task, "language" | "entry">,
  how: "throws" | "returns",
): string {
  if (language === "c" || language === "cpp") return "int main(void) { return 0; }\n";
  if (entry === undefined) return "\n";
  if (language === "python")
    return `def ${entry}(*args, **kwargs):\n    ${how === "throws" ? "raise NotImplementedError" : "return None"}\n`;
  return `function ${entry}() {${how === "throws" ? ' throw new Error("not implemented"); ' : ""}}\n`;
}
