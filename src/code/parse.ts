import type { Language, Node, Parser } from "web-tree-sitter";
import { grammarPath } from "./tree/grammars.ts";

const parsers = new Map<string, Promise<Parser>>();

/**
 * Parses a program and hands the root of its syntax tree to `read`; the tree is freed when `read` returns, so no
 * node may outlive it. Text that is not of the language still gives a tree: `root.hasError` tells.
 *
 * Node types are those of the tree-sitter grammars; `startIndex` and `endIndex` count UTF-16 units, as strings do.
 * @throws AssayError LANGUAGE_UNKNOWN when there is no grammar for the language.
 */
export default async function parse<Result>(
  program: string,
  language: string,
  read: (root: Node) => Result,
): Promise<Result> {
  return (await parserOf(language))(program, read);
}

/** {@link parse} for many programs of a language: once it is there, it parses without waiting. */
export async function parserOf(
  language: string,
): Promise<<Result>(program: string, read: (root: Node) => Result) => Result> {
  const parser = await parserFor(grammarPath(language));
  return (program, read) => {
    const tree = parser.parse(program);
    if (!tree) throw new Error("the parser was stopped");
    try {
      return read(tree.rootNode);
    } finally {
      // The tree lives in the parser's own memory, which no garbage collector looks after.
      tree.delete();
    }
  };
}

/** Every node of a tree, parents before children, in order of text. */
export function* nodesIn(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children) if (child) yield* nodesIn(child);
}

function parserFor(path: string): Promise<Parser> {
  const known = parsers.get(path);
  if (known) return known;
  const parser = load(path);
  parsers.set(path, parser);
  return parser;
}

let ready: Promise<void> | undefined;

async function load(path: string): Promise<Parser> {
  const treeSitter = await import("web-tree-sitter");
  ready ??= treeSitter.Parser.init();
  await ready;
  const grammar: Language = await treeSitter.Language.load(path);
  const parser = new treeSitter.Parser();
  return parser.setLanguage(grammar);
}
