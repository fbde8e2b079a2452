import type { Node, TreeCursor } from "web-tree-sitter";
import { parserOf } from "../../code/parse.ts";
import { canParse } from "../../code/tree/grammars.ts";

/** A syntax tree that outlives its parser: leaves carry text, white space and nothing else is left out. */
export interface SyntaxNode {
  type: string;
  /** Whether it is more than punctuation or a keyword. */
  named: boolean;
  /** The part it plays in its parent, e.g. `condition`. */
  field: string | null;
  missing: boolean;
  text: string;
  start: number;
  end: number;
  children: SyntaxNode[];
}

type Parse = (program: string) => SyntaxNode;
const parsers = new Map<string, Parse>();

/** Loads the grammars of these languages, those that have one; then {@link syntaxOf} reads them without waiting. */
export async function loadGrammars(languages: readonly string[]): Promise<void> {
  for (const language of new Set(languages.map((name) => name.toLowerCase()))) {
    if (parsers.has(language) || !canParse(language)) continue;
    const parse = await parserOf(language);
    parsers.set(language, (program) => parse(program, (root) => plain(root, program)));
  }
}

/** The syntax tree of a program; null when {@link loadGrammars} found no grammar for its language. */
export function syntaxOf(program: string, language: string): SyntaxNode | null {
  return parsers.get(language.toLowerCase())?.(program) ?? null;
}

/** Every node, parents before children, in order of text. */
export function* nodesOf(node: SyntaxNode): Generator<SyntaxNode> {
  yield node;
  for (const child of node.children) yield* nodesOf(child);
}

export function fieldOf(node: SyntaxNode, field: string): SyntaxNode | undefined {
  return node.children.find((child) => child.field === field);
}

function plain(root: Node, program: string): SyntaxNode {
  const cursor = root.walk();
  try {
    return read(cursor, program);
  } finally {
    cursor.delete();
  }
}

function read(cursor: TreeCursor, program: string): SyntaxNode {
  const [start, end] = [cursor.startIndex, cursor.endIndex];
  const node: SyntaxNode = {
    type: cursor.nodeType,
    named: cursor.nodeIsNamed,
    field: cursor.currentFieldName,
    missing: cursor.nodeIsMissing,
    text: program.slice(start, end),
    start,
    end,
    children: [],
  };
  if (!cursor.gotoFirstChild()) return node;
  do node.children.push(read(cursor, program));
  while (cursor.gotoNextSibling());
  cursor.gotoParent();
  return node;
}
