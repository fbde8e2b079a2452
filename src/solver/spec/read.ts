import { AssayError } from "../../core/errors.ts";
import { ANY, makeType, type Type } from "../values/types.ts";
import { convert, joinAll, type Literal, UNKNOWN } from "../values/value.ts";
import { mineConstants } from "./constants.ts";
import { type ReadExample, readExamples } from "./examples.ts";
import { readSignature } from "./signature.ts";
import type { Example, OutputLanguage, Spec } from "./spec.ts";
import { weigh } from "./words.ts";

/** What is known beside the text; the text decides the rest. */
export interface Hints {
  entry?: string;
  language?: string;
}

/**
 * Reads a task: which function is wanted, what its parameters are called, and every example of it.
 * @throws AssayError SOLVER_NO_EXAMPLES, SOLVER_CONTRADICTION or SOLVER_UNSUPPORTED, each with one clear sentence.
 */
export function readSpec(text: string, hints: Hints = {}): Spec {
  const language = readLanguage(text, hints.language);
  const named = hints.entry ?? /must define `([\w$]+)`/.exec(text)?.[1];
  const signature = readSignature(text, named) ?? readSignature(text, undefined);
  const entry = named ?? signature?.entry ?? calledIn(text);
  if (entry === undefined) {
    throw new AssayError("SOLVER_NO_EXAMPLES", "the task names no function and shows no call of one", {
      fix: "give a signature and examples, e.g. >>> f(2) above 4",
    });
  }
  const all = readExamples(text, entry);
  const read = distinct(all, entry);
  const arity = signature?.entry === entry ? signature.parameters.length : read[0]!.args.length;
  if (read.some(({ args }) => args.length !== arity)) {
    throw new AssayError("SOLVER_UNSUPPORTED", `the examples of ${entry} do not all have ${arity} arguments`);
  }
  const parameters = Array.from({ length: arity }, (_, index) => ({
    name: signature?.parameters[index]?.name ?? "abcdefgh"[index]!,
    type: settle(
      joinAll(read.map(({ args }) => args[index]!.type)),
      signature?.entry === entry ? (signature.parameters[index]?.hint ?? null) : null,
    ),
  }));
  const returns = settle(joinAll(read.map(({ output }) => output.type)), signature?.returns ?? null);
  const about = aboutOf(without(text, all));
  const words = weigh(entry, about);
  return {
    entry,
    language,
    parameters,
    returns,
    examples: read.map((each) =>
      typed(
        each,
        parameters.map(({ type }) => type),
        returns,
      ),
    ),
    words,
    constants: mineConstants(about, words),
    ...(signature?.entry === entry && { signature: signature.text }),
  };
}

/** A text without its examples, nor anything else in brackets. */
function without(text: string, examples: readonly ReadExample[]): string {
  let rest = text;
  for (const { from, to } of [...examples].sort((a, b) => b.from - a.from))
    rest = rest.slice(0, from) + rest.slice(Math.min(to, rest.length));
  return rest.replace(/[[{][^\]}\n]*[\]}]/g, " ");
}

/** The description without lines of examples, code marks and the demands that every prompt makes. */
function aboutOf(text: string): string {
  const lines = text.split("\n");
  const shown = (line: string | undefined) => /^\s*>>>/.test(line ?? "");
  return lines
    .filter((line, index) => !shown(line) && !shown(lines[index - 1]))
    .filter((line) => !/^\s*assert\b|^\s*(?:from|import)\s|It must pass|Reply with|It must define/.test(line))
    .join("\n")
    .replace(/You are an expert \w+ programmer, and here is your task:/, "")
    .replace(/Your code should pass these tests:/, "");
}

function readLanguage(text: string, hint: string | undefined): OutputLanguage {
  const named = (hint ?? /(?:Write a|Complete this) (\w+) program/.exec(text)?.[1] ?? "").toLowerCase();
  if (["typescript", "ts"].includes(named)) return "typescript";
  if (["javascript", "js", "node"].includes(named)) return "javascript";
  if (["python", "py", "python3", ""].includes(named)) return "python";
  throw new AssayError("SOLVER_UNSUPPORTED", `the built-in solver does not write ${named}`, {
    fix: "it writes python, javascript and typescript",
  });
}

const NOT_ENTRIES = new Set(
  "set sorted list tuple dict len str int abs round isclose range sum print assert not math".split(" "),
);

function calledIn(text: string): string | undefined {
  for (const [whole] of text.matchAll(/(?:assert|>>>|expect\(|Equal\().*/g)) {
    for (const [, name] of whole.matchAll(/([A-Za-z_$][\w$]*)\s*\(/g))
      if (!NOT_ENTRIES.has(name!) && !/Equal|expect/.test(name!)) return name;
  }
  return undefined;
}

/** Each example once; two that say different things of one call are a contradiction. */
function distinct(read: ReadExample[], entry: string): ReadExample[] {
  const seen = new Map<string, ReadExample>();
  for (const example of read) {
    const key = JSON.stringify(example.args.map(({ type, value }) => [type.text, value]));
    const before = seen.get(key);
    if (
      before !== undefined &&
      JSON.stringify(before.output.value) !== JSON.stringify(example.output.value)
    ) {
      throw new AssayError(
        "SOLVER_CONTRADICTION",
        `two examples contradict each other: ${before.text} and ${example.text}`,
        {
          fix: "correct one of them",
        },
      );
    }
    if (before === undefined) seen.set(key, example);
  }
  if (seen.size === 0) {
    throw new AssayError("SOLVER_NO_EXAMPLES", `the task shows no example of ${entry} with plain values`, {
      fix: `add one, e.g. assert ${entry}(2) == 4`,
    });
  }
  return [...seen.values()];
}

/** The type of a parameter: what its examples have in common, widened by its hint where that fits. */
function settle(seen: Type, hint: Type | null): Type {
  if (hint !== null) {
    const both = joinAll([seen, hint]);
    if (!both.text.includes("any") || seen.text.includes("any")) return known(both);
  }
  return known(seen);
}

/** What stays unknown is a number or mixed; long tuples of one type are rows. */
function known(one: Type): Type {
  if (one === UNKNOWN) return ANY;
  if (one.head === "tuple" && one.args.length > 4 && one.args.every((each) => each === one.args[0])) {
    return makeType("row", [known(one.args[0]!)]);
  }
  if (one.args.length === 0) return one;
  return makeType(
    one.head,
    one.args.map((each) => (each === UNKNOWN ? makeType("int") : known(each))),
  );
}

function typed({ args, output, text }: ReadExample, types: Type[], returns: Type): Example {
  const as = (one: Literal, wanted: Type, what: string) => {
    const value = convert(one, wanted);
    if (value === undefined) {
      throw new AssayError(
        "SOLVER_UNSUPPORTED",
        `the examples give ${what} no common type (${one.type.text}, ${wanted.text})`,
      );
    }
    return value;
  };
  return {
    args: args.map((each, index) => as(each, types[index]!, `argument ${index + 1}`)),
    output: as(output, returns, "the result"),
    text,
  };
}
