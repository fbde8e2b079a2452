import type { Metric } from "../core/metric.ts";
import type { SampleRecord } from "../core/record.ts";
import { loadGrammars, nodesOf, syntaxOf } from "./code/tree.ts";
import { errorName } from "./outcomes/errors.ts";
import { meanPerSample } from "./text/per-sample.ts";

/**
 * The bug patterns of programs by models that running and parsing can tell apart. Silly mistakes, prompt-biased code and
 * requirements that nobody asked for are in the study too, and take a reader.
 */
export const BUG_PATTERNS = [
  "incomplete-generation",
  "syntax-error",
  "hallucinated-object",
  "wrong-attribute",
  "wrong-input-type",
  "missing-corner-case",
  "misinterpretation",
  "resource-limit",
  "unclear",
] as const;

export type BugPattern = (typeof BUG_PATTERNS)[number];

const BY_ERROR: Readonly<Record<string, BugPattern>> = {
  SyntaxError: "syntax-error",
  IndentationError: "syntax-error",
  TabError: "syntax-error",
  NameError: "hallucinated-object",
  UnboundLocalError: "hallucinated-object",
  ImportError: "hallucinated-object",
  ModuleNotFoundError: "hallucinated-object",
  ReferenceError: "hallucinated-object",
  AttributeError: "wrong-attribute",
  TypeError: "wrong-input-type",
  ValueError: "wrong-input-type",
  ClassCastException: "wrong-input-type",
  IndexError: "missing-corner-case",
  KeyError: "missing-corner-case",
  ZeroDivisionError: "missing-corner-case",
  StopIteration: "missing-corner-case",
  NullPointerException: "missing-corner-case",
  ArrayIndexOutOfBoundsException: "missing-corner-case",
  RecursionError: "resource-limit",
  MemoryError: "resource-limit",
};

/**
 * The pattern of a wrong program, after Tambon et al. 2024, arXiv 2403.08937, table 1; null for a right one. What passes at
 * least half of the tests and answers the others wrongly misses a corner; what answers and passes less misunderstood. That
 * line is ours. Grammars of the languages are to be loaded.
 */
export function bugPatternOf(record: SampleRecord): BugPattern | null {
  const { outcome, verdict, program, language } = record;
  if (outcome === "pass") return null;
  if (isIncomplete(program, language)) return "incomplete-generation";
  const error = errorName(record);
  const named = error === null ? undefined : BY_ERROR[error];
  if (named) return named;
  if (outcome === "build") return "syntax-error";
  if (outcome === "timeout" || outcome === "memory") return "resource-limit";
  if (outcome !== "fail") return "unclear";
  return verdict.score >= 0.5 ? "missing-corner-case" : "misinterpretation";
}

const NOTHING = ["pass_statement", "ellipsis", "raise_statement", "throw_statement", "comment"];

/** Nothing there, a function whose body does nothing, or a text that breaks off inside what it opened. */
function isIncomplete(program: string, language: string): boolean {
  if (program.trim() === "") return true;
  const root = syntaxOf(program, language);
  if (!root) return false;
  const bodies = [...nodesOf(root)].filter(({ field, type }) => field === "body" && /block/.test(type));
  const isEmpty = bodies.some(({ children }) => {
    const statements = children
      .filter(({ named }) => named)
      .map((node) => (node.type === "expression_statement" ? (node.children[0] ?? node) : node));
    const told = statements.filter(({ type }, index) => !(index === 0 && type === "string"));
    return told.length === 0
      ? statements.length > 0
      : told.every(
          ({ type, text }) =>
            NOTHING.includes(type) && (!/raise|throw/.test(type) || /not.?implemented/i.test(text)),
        );
  });
  return isEmpty || opened(program);
}

function opened(program: string): boolean {
  let depth = 0;
  for (const sign of program.replace(
    /"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#.*|\/\/.*/g,
    "",
  )) {
    if ("([{".includes(sign)) depth++;
    if (")]}".includes(sign)) depth--;
  }
  return depth > 0;
}

/** Shares among wrong programs. */
const metric: Metric = {
  id: "bug-patterns",
  title: "Patterns of the bugs in wrong programs",
  paper: "Tambon et al. 2024, arXiv 2403.08937; Dou et al. 2024, arXiv 2407.06153",
  needs: ["checks", "programs"],
  ready: loadGrammars,
  of: (records, { seed }) =>
    meanPerSample(records, seed, (record) => {
      const found = bugPatternOf(record);
      if (found === null) return {};
      return Object.fromEntries(BUG_PATTERNS.map((pattern) => [`bug-${pattern}`, Number(found === pattern)]));
    }),
};

export default metric;
