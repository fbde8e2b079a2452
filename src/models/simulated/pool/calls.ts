import type { Node } from "web-tree-sitter";
import parse from "../../../code/parse.ts";
import { isOneOf, partsOf } from "../../../code/tree/nodes.ts";

const LITERALS = [
  ...["integer", "float", "number", "string", "true", "false", "none", "null"],
  ...["list", "tuple", "set", "dictionary", "array", "object", "pair", "unary_operator", "unary_expression"],
  ...["parenthesized_expression", "property_identifier"],
  ...["string_start", "string_content", "string_fragment", "string_end", "escape_sequence"],
];

/**
 * The argument lists, as text without the brackets, of the calls of some functions in a text of any kind (test code,
 * prose with examples). Only calls whose arguments are all literals; repeats left out.
 */
export async function literalCalls(
  text: string,
  names: readonly string[],
  language: string,
): Promise<string[]> {
  const found = new Set<string>();
  for (const name of names) {
    const opening = new RegExp(`(?<![\\w$.])${name.replaceAll("$", "\\$")}\\(`, "g");
    for (const match of text.matchAll(opening)) {
      const call = callAt(text, match.index + match[0].length);
      if (call !== undefined && (await isLiteral(call, language))) found.add(call);
    }
  }
  return [...found];
}

/** The text up to the bracket that closes the one just before `start`. */
function callAt(text: string, start: number): string | undefined {
  let depth = 1;
  let quote = "";
  for (let at = start; at < Math.min(text.length, start + 400); at++) {
    const character = text.charAt(at);
    if (quote !== "") {
      if (character === "\\") at++;
      else if (character === quote) quote = "";
    } else if (character === '"' || character === "'") quote = character;
    else if ("([{".includes(character)) depth++;
    else if (")]}".includes(character) && --depth === 0) return text.slice(start, at).trim();
  }
  return undefined;
}

async function isLiteral(call: string, language: string): Promise<boolean> {
  return parse(`f(${call})`, language, (root) => {
    const list = argumentsIn(root);
    return !root.hasError && list !== null && partsOf(list).length > 0 && partsOf(list).every(isPlain);
  });
}

/** The argument list of a text that is one call. */
export function argumentsIn(root: Node): Node | null {
  const call = root.firstNamedChild?.firstNamedChild ?? null;
  return call?.childForFieldName("arguments") ?? null;
}

function isPlain(node: Node): boolean {
  return isOneOf(node, LITERALS) && partsOf(node).every(isPlain);
}
