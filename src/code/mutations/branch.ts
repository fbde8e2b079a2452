import type { Mutation } from "../mutate.ts";
import { isOneOf, isPython, replace } from "../tree/nodes.ts";

/** A case forgotten: an `else` that is missing, or a condition that never (or always) holds. */
const branch: Mutation = {
  id: "branch",
  title: "a missing branch",
  at(node) {
    if (isOneOf(node, ["else_clause", "elif_clause"])) return [[replace(node, "")]];
    if (!isOneOf(node, ["if_statement", "elif_clause"])) return [];
    const condition = node.childForFieldName("condition");
    if (!condition) return [];
    const [never, always] = isPython(node) ? ["False", "True"] : ["(false)", "(true)"];
    return [[replace(condition, never)], [replace(condition, always)]];
  },
};

export default branch;
