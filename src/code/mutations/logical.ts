import type { Mutation } from "../mutate.ts";
import { isOneOf, partsOf, replace } from "../tree/nodes.ts";

const INSTEAD: Record<string, string> = { and: "or", or: "and", "&&": "||", "||": "&&" };

/** `and` for `or`, or one side of it forgotten. */
const logical: Mutation = {
  id: "logical",
  title: "another logical operator, or half a condition",
  at(node) {
    const operator = node.childForFieldName("operator")?.type ?? "";
    const other = INSTEAD[operator];
    if (!isOneOf(node, ["boolean_operator", "binary_expression"]) || other === undefined) return [];
    const sides = partsOf(node);
    return [
      [replace(node.childForFieldName("operator")!, other)],
      ...sides.map((side) => [replace(node, side.text)]),
    ];
  },
};

export default logical;
