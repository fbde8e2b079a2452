import { ANY, BOOL, FLOAT, INT, makeType, NONE, STR, type Type } from "../values/types.ts";
import { UNKNOWN } from "../values/value.ts";

export interface Signature {
  entry: string;
  parameters: { name: string; hint: Type | null }[];
  returns: Type | null;
  /** The definition's line as written. */
  text: string;
}

/** The last definition in a text of a function called `entry`, or of any function when no name is given. */
export function readSignature(text: string, entry: string | undefined): Signature | null {
  const name = entry === undefined ? "[A-Za-z_$][\\w$]*" : entry.replace(/\$/g, "\\$");
  const forms = [
    new RegExp(
      `^[ \\t]*(?:async\\s+)?def\\s+(${name})\\s*\\(((?:[^()]|\\([^()]*\\))*)\\)\\s*(?:->\\s*([^:]+?))?\\s*:`,
      "gm",
    ),
    new RegExp(
      `(?:export\\s+)?(?:default\\s+)?function\\s+(${name})\\s*(?:<[^>]*>)?\\(((?:[^()]|\\([^()]*\\))*)\\)\\s*(?::\\s*([^{]+?))?\\s*\\{`,
      "g",
    ),
    new RegExp(
      `(?:const|let|var)\\s+(${name})\\s*=\\s*(?:function\\s*)?\\(((?:[^()]|\\([^()]*\\))*)\\)\\s*(?::\\s*([^={]+?))?\\s*(?:=>|\\{)`,
      "g",
    ),
  ];
  for (const form of forms) {
    const last = [...text.matchAll(form)].at(-1);
    if (last === undefined) continue;
    const parameters = splitTop(last[2]!)
      .map((part) => part.trim())
      .filter((part) => part !== "" && part !== "self" && !part.startsWith("*"))
      .map((part) => {
        const [, called, hint] = /^([A-Za-z_$][\w$]*)\??\s*(?::\s*([^=]+))?/.exec(part) ?? [];
        return { name: called ?? "value", hint: hint === undefined ? null : readHint(hint) };
      });
    return {
      entry: last[1]!,
      parameters,
      returns: last[3] === undefined ? null : readHint(last[3]),
      text: last[0].trim(),
    };
  }
  return null;
}

const SIMPLE: Record<string, Type> = {
  int: INT,
  float: FLOAT,
  bool: BOOL,
  boolean: BOOL,
  str: STR,
  string: STR,
  None: NONE,
  null: NONE,
};

/** A type hint of Python or TypeScript; null when it says nothing that the solver can use. */
export function readHint(hint: string): Type | null {
  const text = hint.trim().replace(/^typing\./, "");
  if (Object.hasOwn(SIMPLE, text)) return SIMPLE[text]!;
  if (text.endsWith("[]")) return wrap("list", [readHint(text.slice(0, -2))]);
  const [, head, inner] = /^(\w+)\s*[[<](.*)[\]>]$/s.exec(text) ?? [];
  if (head === undefined) return /^(?:list|List|Array)$/.test(text) ? makeType("list", [UNKNOWN]) : null;
  const args = splitTop(inner!).map(readHint);
  switch (head.toLowerCase()) {
    case "list":
    case "array":
    case "sequence":
      return wrap("list", args.slice(0, 1));
    case "set":
      return wrap("set", args.slice(0, 1));
    case "dict":
    case "map":
    case "record":
      return wrap("dict", args.slice(0, 2));
    case "tuple":
      return inner!.includes("...") ? wrap("row", args.slice(0, 1)) : wrap("tuple", args);
    default:
      return null;
  }
}

function wrap(head: string, args: (Type | null)[]): Type {
  return makeType(
    head,
    args.map((each) => each ?? (head === "list" ? ANY : UNKNOWN)),
  );
}

/** Parts of a text between commas that are not inside brackets. */
export function splitTop(text: string): string[] {
  const parts: string[] = [];
  let nested = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if ("([{<".includes(text[i]!)) nested++;
    else if (")]}".includes(text[i]!) || (text[i] === ">" && text[i - 1] !== "=")) nested--;
    else if (text[i] === "," && nested === 0) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  return [...parts, text.slice(from)];
}
