import { type Lexis, mask } from "../../../languages/tests/text.ts";
import type { FunctionText } from "../perturbation.ts";

const PYTHON: Lexis = {
  lineComments: ["#"],
  blockComments: [],
  quotes: ['"', "'"],
  raw: [
    ['"""', '"""'],
    ["'''", "'''"],
  ],
};

/** Python text with the insides of strings and comments blanked out. */
export const masked = (code: string) => mask(code, PYTHON);

/** Every occurrence of a name in code, as itself or with another in its place: not as an attribute, not in a string. */
export function renamed(code: string, from: string, to: string): string {
  const mention = new RegExp(`(?<![\\w.])(?<!(?=[(,]\\s*${from}=[^=])[(,]\\s*)${from}(?!\\w)`, "g");
  const places = [...masked(code).matchAll(mention)];
  let out = code;
  for (const { index } of places.reverse()) out = out.slice(0, index) + to + out.slice(index + from.length);
  return out;
}

const KEYWORDS = new Set(
  "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield self cls".split(
    " ",
  ),
);

/**
 * The variable that the shown part of a body assigns and uses most; undefined where there is none that can be renamed by
 * text: names of parameters, of inner functions, and those in formatted strings are left alone.
 */
export function busiestVariable({ head, body, given }: FunctionText): string | undefined {
  const code = body.join("\n");
  const shown = masked(body.slice(0, Math.max(given, 1)).join("\n"));
  const all = masked(code);
  const assigned = [
    ...shown.matchAll(/^[ \t]*(?:for[ \t]+)?([A-Za-z_]\w*)(?=[ \t]*(?:[-+*/|&]?=[^=]|[ \t]in\b))/gm),
  ];
  const formatted = [...code.matchAll(/\b[fF]['"][^\n]*/g)].map(([text]) => text).join(" ");
  const counts = assigned
    .map(([, name]) => name!)
    .filter((name) => !KEYWORDS.has(name) && !new RegExp(`\\b${name}\\b`).test(formatted))
    .filter((name) => !new RegExp(`\\b(?:def|lambda|global|nonlocal)\\b[^\\n]*\\b${name}\\b`).test(all))
    .filter((name) => !new RegExp(`\\b${name}\\b`).test(head))
    .map((name) => ({ name, uses: [...shown.matchAll(new RegExp(`\\b${name}\\b`, "g"))].length }));
  return counts.sort((a, b) => b.uses - a.uses)[0]?.name;
}

/** The body with a variable under another name. */
export function withRenamed(text: FunctionText, to: (name: string) => string): FunctionText {
  const name = busiestVariable(text);
  if (name === undefined) return text;
  return { ...text, body: renamed(text.body.join("\n"), name, to(name)).split("\n") };
}

/** Indices of the shown lines before which a statement may be put: where a statement begins that does not go on another. */
export function statementStarts({ body, given }: FunctionText): number[] {
  const code = masked(body.join("\n")).split("\n");
  const starts: number[] = [];
  let depth = 0;
  let continued = false;
  let quoted = false;
  for (const [at, line] of code.entries()) {
    const open = quoted || depth > 0 || continued;
    const fresh = !open && line.trim() !== "" && !/^\s*(elif|else|except|finally)\b|^\s*@/.test(line);
    if (fresh && at < given && !/^\s*@/.test(code[at - 1] ?? "")) starts.push(at);
    depth += (line.match(/[([{]/g) ?? []).length - (line.match(/[)\]}]/g) ?? []).length;
    continued = line.trimEnd().endsWith("\\");
    if (((body[at] ?? "").match(/"""|'''/g) ?? []).length % 2 === 1) quoted = !quoted;
  }
  return starts;
}

export const indentOf = (line: string) => /^[ \t]*/.exec(line)![0];
