import type { Mutation } from "../mutate.ts";
import { isOneOf, isPython, partsOf, replace } from "../tree/nodes.ts";

const CONDITIONAL = ["if_statement", "elif_clause", "conditional_expression", "ternary_expression"];

/** A condition turned round, or a `not` forgotten. */
const negation: Mutation = {
  id: "negation",
  title: "a condition turned round",
  at(node) {
    const inner = partsOf(node).at(-1);
    if (node.type === "not_operator" && inner) return [[replace(node, inner.text)]];
    if (node.type === "unary_expression" && node.text.startsWith("!") && inner)
      return [[replace(node, inner.text)]];
    if (!isOneOf(node, CONDITIONAL)) return [];
    // Python's `a if c else b` names no fields: the condition is the second part.
    const condition = node.childForFieldName("condition") ?? partsOf(node)[1];
    if (!condition) return [];
    return [[replace(condition, isPython(node) ? `not (${condition.text})` : `(!(${condition.text}))`)]];
  },
};

export default negation;
