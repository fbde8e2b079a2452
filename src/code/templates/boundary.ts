import type { Node } from "web-tree-sitter";
import type { Template } from "../fix.ts";
import { isOneOf, replace } from "../tree/nodes.ts";
import { isRead } from "../tree/scope.ts";
import { fitted, isValue, operand } from "../tree/values.ts";

const NUMBERS = ["integer", "number"];

/** Mutate literal, range check: a value one more or one less, where numbers are likely. */
const boundary: Template = {
  id: "boundary",
  title: "one more or one less",
  prior: 0.9,
  at(node) {
    if (isOneOf(node, NUMBERS)) return near(node);
    if (!isValue(node) || isOneOf(node, ["list", "array", "float", "attribute"])) return [];
    const places = [
      ...["argument_list", "arguments", "subscript", "subscript_expression", "slice", "return_statement"],
      ...[
        "tuple",
        "comparison_operator",
        "binary_operator",
        "binary_expression",
        "assignment",
        "expression_list",
      ],
    ];
    if (!isOneOf(node.parent, places) || isContainer(node)) return [];
    return ["+ 1", "- 1"].map((step) => [replace(node, fitted(node, `${operand(node)} ${step}`))]);
  },
};

function near(node: Node) {
  const value = Number(node.text);
  if (!Number.isSafeInteger(value)) return [];
  const others = new Set([value - 1, value + 1, 0, 1, 2]);
  return [...others].filter((other) => other !== value).map((other) => [replace(node, `${other}`)]);
}

/** What is indexed is no number. */
function isContainer(node: Node): boolean {
  const { parent } = node;
  const value = parent?.childForFieldName("value") ?? parent?.childForFieldName("object");
  return (
    isOneOf(parent, ["subscript", "subscript_expression"]) && isRead(node) && (value?.equals(node) ?? false)
  );
}

export default boundary;
