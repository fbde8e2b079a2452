import type { Node } from "web-tree-sitter";
import type { Edit } from "../edit.ts";
import { isOneOf, isPython } from "./nodes.ts";

const BLOCKS = ["block", "statement_block"];

/** Whether a node is a statement in a block (not at the top level, where definitions are). */
export function isStatement(node: Node): boolean {
  return node.isNamed && node.type !== "comment" && isOneOf(node.parent, BLOCKS);
}

/** Whether a statement is the last of its block. */
export function isLast(node: Node): boolean {
  const siblings = node.parent?.namedChildren.filter((each) => each?.type !== "comment") ?? [];
  return siblings.at(-1)?.equals(node) ?? false;
}

/** Whether control never passes a statement. */
export function isEnd(node: Node): boolean {
  return isOneOf(node, [
    "return_statement",
    "break_statement",
    "continue_statement",
    "raise_statement",
    "throw_statement",
  ]);
}

/** The edit that puts a statement on a line of its own before another, as deep as that one. */
export function before(node: Node, statement: string): Edit {
  const text = `${ended(node, statement)}\n${indentOf(node)}`;
  return { start: node.startIndex, end: node.startIndex, text };
}

/** The edit that puts a statement on a line of its own after another, as deep as that one. */
export function after(node: Node, statement: string): Edit {
  const text = `\n${indentOf(node)}${ended(node, statement)}`;
  return { start: node.endIndex, end: node.endIndex, text };
}

function indentOf(node: Node): string {
  return " ".repeat(node.startPosition.column);
}

function ended(node: Node, statement: string): string {
  return isPython(node) ? statement : `${statement};`;
}
