import type { Node } from "web-tree-sitter";
import type { Template } from "../fix.ts";
import { isPython, partsOf, replace } from "../tree/nodes.ts";

const RELATIONS = ["<", "<=", ">", ">=", "=="];

/** Mutate condition: a comparison with a number gets another relation and a number one off, both at once. */
const comparison: Template = {
  id: "comparison",
  title: "another relation to another number",
  prior: 0.7,
  at(node) {
    if (node.type !== (isPython(node) ? "comparison_operator" : "binary_expression")) return [];
    const parts = partsOf(node);
    const [left, right] = parts;
    if (parts.length !== 2 || !left || !right || !["integer", "number"].includes(right.type)) return [];
    const sign = operatorOf(node);
    if (!sign || !RELATIONS.includes(sign.text)) return [];
    const value = Number(right.text);
    if (!Number.isSafeInteger(value)) return [];
    return RELATIONS.flatMap((relation) =>
      [value - 1, value + 1].map((other) => [replace(sign, relation), replace(right, `${other}`)]),
    );
  },
};

function operatorOf(node: Node): Node | undefined {
  return node.children.find((child): child is Node => child !== null && !child.isNamed);
}

export default comparison;
