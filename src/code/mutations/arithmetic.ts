import type { Mutation } from "../mutate.ts";
import { isOneOf, replace } from "../tree/nodes.ts";

const INSTEAD: Record<string, string[]> = {
  "+": ["-"],
  "-": ["+"],
  "*": ["+"],
  "/": ["*"],
  "//": ["/", "%"],
  "%": ["*"],
  "**": ["*"],
  "+=": ["-=", "="],
  "-=": ["+=", "="],
  "*=": ["+="],
  "//=": ["-="],
};
const PARENTS = [
  "binary_operator",
  "binary_expression",
  "augmented_assignment",
  "augmented_assignment_expression",
];

/** `+` for `-`, `/` for `//`, `=` for `+=`. */
const arithmetic: Mutation = {
  id: "arithmetic",
  title: "another arithmetic operator",
  at(node) {
    if (!isOneOf(node.parent, PARENTS) || node.isNamed) return [];
    return (INSTEAD[node.type] ?? []).map((text) => [replace(node, text)]);
  },
};

export default arithmetic;
