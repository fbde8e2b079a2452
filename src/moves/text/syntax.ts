import { AssayError } from "../../core/errors.ts";
import c from "./c.ts";
import cpp from "./cpp.ts";
import javascript from "./javascript.ts";
import python from "./python.ts";

/**
 * What the moves must know about a language to read and write a model's text: how a name is defined at
 * column 0, how a test statement begins, how a fence is labelled. Patterns only; nothing is parsed or run.
 */
export interface Syntax {
  /** Names of the language, in lower case: task languages and the labels of Markdown fences. */
  names: string[];
  /** As written in a prompt. */
  title: string;
  /** Starts a comment that ends with its line. */
  comment: string;
  /** Matches a top-level text that is only a comment. */
  remark: RegExp;
  /** Opening quotes, longest first; and those that may hold line breaks. */
  quotes: string[];
  multilineQuotes: string[];
  /** Matches (multi-line mode) where `name` is defined or imported at column 0. */
  defines(name: string): RegExp;
  /** Matches the first line of a program in a reply that has no fence. */
  opening: RegExp;
  /** Names that a top-level statement binds and that may not be bound twice; none for a harmless repeat. */
  binds(statement: string): string[];
  /** Statements that must stay first in the file. */
  mustLead: RegExp;
  /** Where a base model's completion has gone past the function body, or past a whole program. */
  stops: { body: string[]; program: string[] };
  /** Closes a starter with a body that does nothing. */
  emptyBody: string;
  /** Text as a documentation block at the top of a file. */
  document(text: string): string;
  /** Matches (at a line's start) the beginning of a test statement; group 1 is the statement's first token. */
  assertion: RegExp;
  /** What a raw completion of tests continues. */
  assertionOpening: string;
  /** An example of the test statements to ask for. */
  assertionExample(entry: string): string;
}

const SYNTAXES: readonly Syntax[] = [python, javascript, c, cpp];

/** The syntax of a task's language. Throws AssayError `LANGUAGE_UNKNOWN`. */
export function syntaxOf(language: string): Syntax {
  const found = SYNTAXES.find((syntax) => syntax.names.includes(language.toLowerCase()));
  if (found) return found;
  throw new AssayError("LANGUAGE_UNKNOWN", `no syntax for the language "${language}"`, {
    fix: `known: ${SYNTAXES.map((syntax) => syntax.names[0]).join(", ")}`,
  });
}

/** Matches `name` as a whole word, where `$` counts as a letter. */
export function wordPattern(name: string): RegExp {
  return new RegExp(`(?<![\\w$])${escapePattern(name)}(?![\\w$])`);
}

/** Escapes a text so that a regular expression takes it literally. */
export function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
