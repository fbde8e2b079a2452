import { JAVA_RULES } from "./java-rules.ts";

/** One way to use an API that is right: which calls must stand before, around and after it. */
export interface UsagePattern {
  /** Calls that come before, in order, on any object; a class's name stands for its construction. */
  before?: readonly string[];
  /** Calls that come after. */
  after?: readonly string[];
  /** A block that must be around it: `try` with a handler, a `condition` or a `loop` (either may mention `guard`). */
  inside?: "try" | "condition" | "loop";
  /** What the condition or loop must mention. */
  guard?: RegExp;
  /** A condition must come after it: one that looks at what it gave. */
  thenCondition?: true;
  /** It has an argument. */
  argued?: true;
}

/** An API whose use can be wrong. Patterns are alternatives: one that holds is enough, and without any each use is wrong. */
export interface MisuseRule {
  id: string;
  language: string;
  /** The method or function that is called; for a construction the class. */
  call: string;
  /** What the program must mention for the call to be that of this API, where `on` cannot tell. */
  type?: RegExp;
  /** Types, one of which what it is called on must be declared with. */
  on?: readonly string[];
  patterns: readonly UsagePattern[];
}

/** RobustAPI's Java rules, and three of ours for Python: unclosed files, locks never released, iteration without an end. */
export const MISUSE_RULES: readonly MisuseRule[] = [
  ...JAVA_RULES,
  python("open", /\bopen\(/, [{ after: ["close"] }, { inside: "condition", guard: /\bwith\b/ }]),
  python("acquire", /\bLock\b|\bSemaphore\b/, [{ after: ["release"] }]),
  python("next", /\bnext\(/, [{ inside: "try" }, { inside: "condition" }]),
];

function python(call: string, type: RegExp, patterns: UsagePattern[]): MisuseRule {
  return { id: `python/${call}`, language: "python", call, type, patterns };
}
