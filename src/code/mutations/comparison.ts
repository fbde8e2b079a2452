import type { Mutation } from "../mutate.ts";
import { isOneOf, replace } from "../tree/nodes.ts";

const INSTEAD: Record<string, string[]> = {
  "<": ["<=", ">"],
  "<=": ["<", ">="],
  ">": [">=", "<"],
  ">=": [">", "<="],
  "==": ["!="],
  "!=": ["=="],
  "===": ["!=="],
  "!==": ["==="],
  in: ["not in"],
  "not in": ["in"],
};

/** `<` for `<=`, `==` for `!=`, `in` for `not in`. */
const comparison: Mutation = {
  id: "comparison",
  title: "another comparison",
  at(node) {
    if (!isOneOf(node.parent, ["comparison_operator", "binary_expression"]) || node.isNamed) return [];
    return (INSTEAD[node.type] ?? []).map((text) => [replace(node, text)]);
  },
};

export default comparison;
