import type { Node } from "web-tree-sitter";
import type { Edit } from "../edit.ts";

/** The edit that gives a node another text. */
export function replace(node: Node, text: string): Edit {
  return { start: node.startIndex, end: node.endIndex, text };
}

/** Whether a node's type is one of these. */
export function isOneOf(node: Node | null, types: readonly string[]): boolean {
  return node !== null && types.includes(node.type);
}

/** The named children, comments left out. */
export function partsOf(node: Node): Node[] {
  return node.namedChildren.filter((child): child is Node => child !== null && child.type !== "comment");
}

/** The closest ancestor of one of these types. */
export function ancestor(node: Node, types: readonly string[]): Node | null {
  let at = node.parent;
  while (at && !types.includes(at.type)) at = at.parent;
  return at;
}

/** Whether a program is Python; the grammars' names for its root differ. */
export function isPython(node: Node): boolean {
  return node.tree.rootNode.type === "module";
}

export const FUNCTIONS = [
  "function_definition",
  "function_declaration",
  "arrow_function",
  "function_expression",
  "method_definition",
] as const;

export const LOOPS = ["for_statement", "while_statement", "for_in_statement"] as const;
