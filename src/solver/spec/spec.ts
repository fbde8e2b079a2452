import type { Type } from "../values/types.ts";
import type { Value } from "../values/value.ts";

/** One call and what it must give. */
export interface Example {
  args: Value[];
  output: Value;
  /** The text it was read from, for messages. */
  text: string;
}

export interface Parameter {
  name: string;
  type: Type;
}

export type OutputLanguage = "python" | "javascript" | "typescript";

/** What the solver works on: everything that a task's text says, with types decided. */
export interface Spec {
  entry: string;
  language: OutputLanguage;
  parameters: Parameter[];
  /** The type of the result; `any` when the examples have no type in common (`None` beside a number). */
  returns: Type;
  examples: Example[];
  /** Stems of the words of the name and of the text, with how much each counts: 2 in the name, 1 in the text. */
  words: Map<string, number>;
  /** Constants that the text or the examples name. */
  constants: { type: Type; value: Value }[];
  /** The definition's first lines as the task gives them, when it does: `def f(x: int) -> int:`. */
  signature?: string;
}
