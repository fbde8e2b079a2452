/** One way to use an API that is right: which calls must stand before, around and after it. */
export interface UsagePattern {
  /** Calls that come before, in order, on any object. */
  before?: readonly string[];
  /** Calls that come after. */
  after?: readonly string[];
  /** A block that must be around it: `try` with a handler, a `condition` or a `loop` (either may mention `guard`). */
  inside?: "try" | "condition" | "loop";
  /** What the condition or loop must mention. */
  guard?: RegExp;
}

/** An API whose use can be wrong. Patterns are alternatives: one that holds is enough. */
export interface MisuseRule {
  id: string;
  language: string;
  /** The method or function that is called. */
  call: string;
  /** What the program must mention for the call to be that of this API. */
  type: RegExp;
  patterns: readonly UsagePattern[];
}

/**
 * Rules for the usual misuses of RobustAPI's kind: unclosed streams, unguarded iteration and lookup, files and sockets without
 * a handler. The selection and the patterns are ours, after the documented contracts of the libraries.
 */
export const MISUSE_RULES: readonly MisuseRule[] = [
  java("next", /\bIterator\b|\.iterator\(/, [
    { inside: "condition", guard: /hasNext/ },
    { inside: "loop", guard: /hasNext/ },
  ]),
  java("nextToken", /\bStringTokenizer\b/, [
    { inside: "condition", guard: /hasMoreTokens/ },
    { inside: "loop", guard: /hasMoreTokens/ },
  ]),
  java("firstKey", /\bSortedMap\b|\bTreeMap\b/, [
    { inside: "condition", guard: /isEmpty|size/ },
    { inside: "try" },
  ]),
  java("createNewFile", /\bFile\b/, [{ inside: "try" }]),
  java("mkdirs", /\bFile\b/, [{ inside: "condition", guard: /mkdirs|exists/ }]),
  java("readLine", /\bBufferedReader\b|\bDataInputStream\b/, [
    { inside: "try", after: ["close"] },
    { inside: "try" },
  ]),
  java("write", /\bFileOutputStream\b|\bFileWriter\b|\bPrintWriter\b/, [
    { after: ["close"] },
    { inside: "try" },
  ]),
  java("getBytes", /\bString\b/, [{ inside: "try" }, { before: ["forName"] }]),
  java("findViewById", /\bActivity\b/, [{ before: ["setContentView"] }]),
  java("parseInt", /\bInteger\b/, [{ inside: "try" }, { inside: "condition", guard: /matches|isDigit/ }]),
  python("open", /\bopen\(/, [{ after: ["close"] }, { inside: "condition", guard: /\bwith\b/ }]),
  python("acquire", /\bLock\b|\bSemaphore\b/, [{ after: ["release"] }]),
  python("next", /\bnext\(/, [{ inside: "try" }, { inside: "condition" }]),
];

function java(call: string, type: RegExp, patterns: UsagePattern[]): MisuseRule {
  return { id: `java/${call}`, language: "java", call, type, patterns };
}

function python(call: string, type: RegExp, patterns: UsagePattern[]): MisuseRule {
  return { id: `python/${call}`, language: "python", call, type, patterns };
}
