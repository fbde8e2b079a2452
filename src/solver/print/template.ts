/** How tightly a text binds, from a conditional expression (2) to an atom (20): what decides about parentheses. */
export const LEVEL = {
  any: 0,
  ternary: 2,
  or: 4,
  and: 5,
  not: 6,
  compare: 7,
  add: 12,
  multiply: 13,
  unary: 14,
  postfix: 18,
  atom: 20,
};

/** A piece of code and how tightly it binds. */
export interface Code {
  text: string;
  level: number;
}

export type Part =
  | { kind: "text"; text: string }
  /** An argument: the level it needs without parentheses, and whether any iterable will do. */
  | { kind: "slot"; name: string; level: number; iterable: boolean; alone: boolean };

export interface Template {
  parts: Part[];
  level: number;
}

const OPERATORS: [RegExp, number][] = [
  [/ \? | if /, LEVEL.ternary],
  [/ or | \|\| /, LEVEL.or],
  [/ and | && /, LEVEL.and],
  [/^not /, LEVEL.not],
  [/ (?:==|!=|===|!==|<|<=|>|>=|in) /, LEVEL.compare],
  [/ \| /, 8],
  [/ \^ /, 9],
  [/ & /, 10],
  [/ (?:<<|>>) /, 11],
  [/ [+-] /, LEVEL.add],
  [/ (?:\*|\/|\/\/|%) /, LEVEL.multiply],
  [/^[-!]|^typeof /, LEVEL.unary],
  [/ \*\* /, 15],
];

const known = new Map<string, Template>();

/**
 * Reads a template: `{0}` is an argument in parentheses where it needs them, `{0*}` one for which any iterable will
 * do, `{0:18}` one that must bind as tightly as that level, `{x}` a lambda's variable, `{{` a brace.
 */
export function template(text: string): Template {
  let made = known.get(text);
  if (made === undefined) known.set(text, (made = readTemplate(text)));
  return made;
}

function readTemplate(text: string): Template {
  const level = levelOf(text.replace(/\{\w+\*?(?::\d+)?\}/g, (slot) => "x".repeat(slot.length)));
  const parts: Part[] = [];
  let nested = 0;
  let leftmost = true;
  let at = 0;
  for (const match of text.matchAll(/\{\{|\}\}|\{(\w+)(\*?)(?::(\d+))?\}/g)) {
    const between = text.slice(at, match.index);
    for (const char of between) nested += "([".includes(char) ? 1 : ")]".includes(char) ? -1 : 0;
    parts.push({ kind: "text", text: between });
    at = match.index + match[0].length;
    if (match[1] === undefined) {
      nested += match[0] === "{{" ? 1 : -1;
      parts.push({ kind: "text", text: match[0][0]! });
      continue;
    }
    const before = text[match.index - 1] ?? "";
    const after = text[at] ?? "";
    const enclosed = /[([]/.test(before) || /, $/.test(text.slice(0, match.index));
    const delimited = nested > 0 && enclosed && /[)\],:]/.test(after);
    const operand = level === LEVEL.compare || !leftmost ? level + 1 : level;
    const needed = nested > 0 ? (delimited ? LEVEL.any : 3) : level >= LEVEL.postfix ? LEVEL.any : operand;
    const body = match[1] === "1" && /\sfor \{x\}|lambda|=>/.test(text);
    parts.push({
      kind: "slot",
      name: match[1],
      level: match[3] === undefined ? (body ? LEVEL.ternary : needed) : Number(match[3]),
      iterable: match[2] === "*",
      alone: before === "(" && after === ")",
    });
    leftmost = false;
  }
  parts.push({ kind: "text", text: text.slice(at) });
  return { parts, level };
}

/** The level of the loosest operator outside brackets and strings. */
function levelOf(text: string): number {
  let flat = "";
  let nested = 0;
  for (const char of text.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, (quoted) =>
    "s".repeat(quoted.length),
  )) {
    if (")]}".includes(char)) nested--;
    if (nested === 0) flat += char;
    if ("([{".includes(char)) nested++;
  }
  return OPERATORS.find(([operator]) => operator.test(flat))?.[1] ?? LEVEL.postfix;
}

/** A code in parentheses, unless it binds as tightly as `needed`. */
export const bound = ({ text, level }: Code, needed: number) => (level >= needed ? text : `(${text})`);
