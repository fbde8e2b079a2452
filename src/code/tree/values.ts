import type { Node } from "web-tree-sitter";
import { isOneOf } from "./nodes.ts";
import { isBound, isRead } from "./scope.ts";

const VALUES = [
  "subscript",
  "attribute",
  "call",
  "binary_operator",
  "integer",
  "float",
  "list",
  "subscript_expression",
  "member_expression",
  "call_expression",
  "binary_expression",
  "number",
  "array",
];

/** What binds no weaker than a call: safe beside any operator without parentheses. */
const ATOMS = [
  "identifier",
  "subscript",
  "attribute",
  "call",
  "integer",
  "float",
  "number",
  "string",
  "list",
  "array",
  "tuple",
  "dictionary",
  "set",
  "list_comprehension",
  "parenthesized_expression",
  "subscript_expression",
  "member_expression",
  "call_expression",
  "true",
  "false",
  "none",
  "null",
];

/** Whether a node is an expression that is read: no target of an assignment, no function that is called. */
export function isValue(node: Node): boolean {
  if (node.type === "identifier") return isRead(node);
  if (!isOneOf(node, VALUES)) return false;
  const { parent } = node;
  if (!parent || isBound(node) || isTarget(node)) return false;
  const called = isOneOf(parent, ["call", "call_expression"]) ? parent.childForFieldName("function") : null;
  return !called?.equals(node) && parent.type !== "expression_statement";
}

/** Whether a node is assigned to. */
export function isTarget(node: Node): boolean {
  const { parent } = node;
  if (!parent) return false;
  if (isOneOf(parent, ["pattern_list", "tuple_pattern"])) return true;
  const writes = [
    "assignment",
    "augmented_assignment",
    "assignment_expression",
    "augmented_assignment_expression",
  ];
  return isOneOf(parent, writes) && (parent.childForFieldName("left")?.equals(node) ?? false);
}

/** The node's text, in parentheses where an operator beside it could tear it apart. */
export function operand(node: Node): string {
  return isOneOf(node, ATOMS) ? node.text : `(${node.text})`;
}

/** A new expression in the place of `node`: in parentheses where what stands around could tear it apart. */
export function fitted(node: Node, text: string): string {
  const loose = [
    "binary_operator",
    "binary_expression",
    "not_operator",
    "unary_operator",
    "unary_expression",
  ];
  const tight = ["comparison_operator", "boolean_operator", ...loose];
  return isOneOf(node.parent, tight) ? `(${text})` : text;
}
