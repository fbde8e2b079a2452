import { type Type, type } from "../values/types.ts";
import type { Value } from "../values/value.ts";

/**
 * One operation of the library. It is general: what a programmer finds in a language's standard library or writes in
 * one line without thinking, never the answer to a task.
 */
export interface Component {
  name: string;
  takes: Type[];
  gives: Type;
  /** How unlikely it is, in bits, when no word of the task suggests it. */
  cost: number;
  /** What it gives, with Python's meaning; undefined where Python would raise. */
  // biome-ignore lint/suspicious/noExplicitAny: each component knows the types of its own arguments.
  run: (...args: any[]) => any;
  /** How it is written: `{0}` is an argument, `{0*}` one that may be any iterable. See print/template.ts. */
  python: string;
  javascript: string;
  /** Stems of words that suggest it. */
  words: string[];
  commutes: boolean;
}

interface Extra {
  commutes?: true;
}

/** A component from its signature, e.g. `list[a], int -> a`. */
export function op(
  name: string,
  signature: string,
  cost: number,
  run: Component["run"],
  python: string,
  javascript: string,
  words = "",
  extra: Extra = {},
): Component {
  const [from, to] = signature.split(" -> ");
  return {
    name,
    takes: splitTypes(from!).map(type),
    gives: type(to!),
    cost,
    run,
    python,
    javascript,
    words: words.split(" ").filter((word) => word !== ""),
    commutes: extra.commutes === true,
  };
}

/** `list[a], dict[a,b]` → its parts; signatures separate arguments by a comma and a space. */
function splitTypes(text: string): string[] {
  return text.split(", ").map((each) => each.trim());
}

/** An operation with a function of one element inside: map, filter, sort by … */
export interface Scheme {
  name: string;
  cost: number;
  /** The type of the body that it needs, given the type of an element; null when it takes another. */
  gives(item: Type, body: Type): Type | null;
  /** The result for one example: its elements and what the body gave for each. */
  run(items: Value[], bodies: Value[]): Value | undefined;
  /** `{x}` is the variable, `{0}` the list, `{1}` the body. */
  python: string;
  javascript: string;
  words: string[];
}
