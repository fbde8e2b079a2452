import { escapePattern } from "./syntax.ts";

/** Words after a dot that are no names of members. */
const KEYWORDS = new Set([
  "and",
  "as",
  "class",
  "def",
  "for",
  "if",
  "import",
  "in",
  "is",
  "not",
  "or",
  "return",
  "self",
]);

/**
 * The members of what stands before a dot, as far as a text tells: `self` in a class, an instance made or annotated
 * in it, the class itself. Null when nothing is known of it. Python, by its layout: no type checker runs.
 *
 * @param before the text up to the dot, without it.
 * @param known members of types and modules that the text does not define, by name.
 */
export default function membersBefore(
  before: string,
  known: Readonly<Record<string, readonly string[]>> = {},
): string[] | null {
  const receiver = /(?<![\w.)\]])[A-Za-z_]\w*$/.exec(before)?.[0];
  if (receiver === undefined) return null;
  const classes = classesOf(before);
  const type = receiver === "self" ? [...classes.keys()].at(-1) : typeOf(receiver, before);
  const own = classes.get(type ?? receiver);
  const listed = known[type ?? ""] ?? known[receiver];
  const members = [...new Set([...(own ?? []), ...(listed ?? [])])].filter((name) => !KEYWORDS.has(name));
  return members.length > 0 ? members.sort() : null;
}

/** Each class with its methods, class variables and the attributes given to `self`. */
function classesOf(text: string): Map<string, string[]> {
  const classes = new Map<string, string[]>();
  let inside: { names: string[]; indent: number } | undefined;
  for (const line of text.split("\n")) {
    const [, indent = "", word = ""] = /^([ \t]*)(\S*)/.exec(line) ?? [];
    if (inside && word !== "" && indent.length <= inside.indent) inside = undefined;
    const name = /^[ \t]*class\s+(\w+)/.exec(line)?.[1];
    if (name !== undefined) {
      inside = { names: [], indent: indent.length };
      classes.set(name, inside.names);
    } else if (inside) {
      const defined = /^[ \t]+(?:async\s+)?def\s+(\w+)|^[ \t]+(\w+)\s*:\s*\w/.exec(line);
      const assigned = /\bself\.(\w+)\s*(?::[^=\n]+)?=(?!=)/.exec(line)?.[1];
      inside.names.push(...[defined?.[1] ?? defined?.[2], assigned].filter((each) => each !== undefined));
    }
  }
  return classes;
}

/** The type that a variable was last given: by a call of a class, an annotation, or an import under another name. */
function typeOf(variable: string, text: string): string | undefined {
  const name = `\\b${escapePattern(variable)}`;
  const ways = new RegExp(
    `${name}[ \\t]*:[ \\t]*([A-Za-z_]\\w*)|${name}[ \\t]*=[ \\t]*([A-Za-z_]\\w*)\\(|import\\s+(\\w+)\\s+as\\s+${name}\\b`,
    "g",
  );
  const last = [...text.matchAll(ways)].at(-1);
  return last?.[1] ?? last?.[2] ?? last?.[3];
}
