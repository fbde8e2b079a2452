import type { Mutation } from "../mutate.ts";
import { ancestor, FUNCTIONS, isOneOf, partsOf, replace } from "../tree/nodes.ts";

/** A recursive call forgotten: its last argument stands in its place. */
const recursion: Mutation = {
  id: "recursion",
  title: "a forgotten recursive call",
  at(node) {
    if (!isOneOf(node, ["call", "call_expression"])) return [];
    const list = node.childForFieldName("arguments");
    const last = list && partsOf(list).at(-1);
    const name = node.childForFieldName("function")?.text;
    const around = ancestor(node, FUNCTIONS);
    if (!last || around?.childForFieldName("name")?.text !== name) return [];
    return [[replace(node, last.text)]];
  },
};

export default recursion;
