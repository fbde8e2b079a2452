import type { Mutation } from "../mutate.ts";
import { ancestor, FUNCTIONS, isOneOf, isPython, partsOf, replace } from "../tree/nodes.ts";

const EMPTY: Record<string, string> = { list: "[]", array: "[]", dictionary: "{}", string: '""' };

/** The value of a special case wrong: nothing where something belongs, something where nothing does. */
const baseCase: Mutation = {
  id: "base-case",
  title: "a wrong base case",
  at(node) {
    if (node.type !== "return_statement" || !isSpecial(node)) return [];
    const [value] = partsOf(node);
    if (!value) return [];
    const none = isPython(node) ? "None" : "null";
    const empty = EMPTY[value.type];
    if (value.type === "none" || value.type === "null")
      return [[replace(value, "0")], [replace(value, "[]")]];
    if (empty !== undefined && value.text !== empty) return [[replace(value, empty)]];
    return [[replace(value, none)]];
  },
};

/** Whether a return stands under an `if`, within its function. */
function isSpecial(node: Parameters<Mutation["at"]>[0]): boolean {
  const around = ancestor(node, ["if_statement", "elif_clause", ...FUNCTIONS]);
  return isOneOf(around, ["if_statement", "elif_clause"]);
}

export default baseCase;
