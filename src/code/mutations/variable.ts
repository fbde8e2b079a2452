import type { Mutation } from "../mutate.ts";
import { ancestor, FUNCTIONS, isOneOf, replace } from "../tree/nodes.ts";
import { isBound, isRead } from "../tree/scope.ts";

/** Where a wrong name mostly ends the program at once. */
const NEVER = ["attribute", "keyword_argument", "default_parameter"];

/** Another variable of the same function. At most two others are tried at each place: those bound closest before. */
const variable: Mutation = {
  id: "variable",
  title: "another variable",
  at(node) {
    if (!isRead(node) || isOneOf(node.parent, NEVER)) return [];
    const around = ancestor(node, FUNCTIONS);
    if (!around) return [];
    const bound = new Map<string, number>();
    for (const each of around.descendantsOfType("identifier")) {
      if (each && each.startIndex < node.startIndex && isBound(each)) bound.set(each.text, each.startIndex);
    }
    if (!bound.delete(node.text)) return [];
    const names = [...bound].sort((a, b) => b[1] - a[1]).map(([name]) => name);
    return names.slice(0, 2).map((name) => [replace(node, name)]);
  },
};

export default variable;
