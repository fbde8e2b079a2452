import type { Task } from "../../src/core/task.ts";

/** A Python function task in HumanEval's form: the starter is the prompt. */
export const ADD: Task = {
  id: "add",
  prompt: 'def add(a, b):\n    """Adds two numbers."""\n',
  starter: 'def add(a, b):\n    """Adds two numbers."""\n',
  language: "python",
  entry: "add",
  tests: [
    { kind: "code", code: "assert add(1, 2) == 3" },
    { kind: "code", code: "assert add(0, 0) == 0" },
  ],
};

/** A JavaScript function task described in words. */
export const DOUBLE: Task = {
  id: "double",
  prompt: "Double a number with `double(n)`.",
  starter: "function double(n) {\n",
  language: "js",
  entry: "double",
  tests: [],
};

/** A program in a Markdown code block. */
export function block(code: string, label = "python"): string {
  return `Here it is:\n\n\`\`\`${label}\n${code}\n\`\`\`\nDone.`;
}

export const RIGHT = "def add(a, b):\n    return a + b";
export const WRONG = "def add(a, b):\n    return a - b";
