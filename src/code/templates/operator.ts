import type { Template } from "../fix.ts";
import { isOneOf, replace } from "../tree/nodes.ts";

/** Operators that stand in for each other. */
const KINDS = [
  ["+", "-", "*", "/", "//", "%", "**"],
  ["&", "|", "^", "<<", ">>"],
  ["<", "<=", ">", ">=", "==", "!="],
  ["===", "!==", "<", "<=", ">", ">="],
  ["is", "is not", "==", "!="],
  ["in", "not in"],
  ["and", "or"],
  ["&&", "||"],
  ["+=", "-=", "*=", "/=", "//=", "%=", "="],
  ["&=", "|=", "^="],
] as const;
const PARENTS = [
  "binary_operator",
  "binary_expression",
  "comparison_operator",
  "boolean_operator",
  "augmented_assignment",
  "augmented_assignment_expression",
];

/** Mutate operator: another operator of the same kind. */
const operator: Template = {
  id: "operator",
  title: "another operator",
  prior: 1,
  at(node) {
    if (node.isNamed || !isOneOf(node.parent, PARENTS)) return [];
    const others = KINDS.filter((kind) => (kind as readonly string[]).includes(node.type)).flat();
    return [...new Set(others)].filter((other) => other !== node.type).map((text) => [replace(node, text)]);
  },
};

export default operator;
