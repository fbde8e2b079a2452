import { createRequire } from "node:module";
import type { Node } from "web-tree-sitter";

let parser: Promise<(text: string) => Node> | undefined;

/** The syntax tree of a JavaScript program; what cannot be parsed is in it as ERROR nodes. */
export async function parse(text: string): Promise<Node> {
  parser ??= open();
  return (await parser)(text);
}

async function open(): Promise<(text: string) => Node> {
  const { Language, Parser } = await import("web-tree-sitter");
  await Parser.init();
  const file = createRequire(import.meta.url).resolve(
    "@vscode/tree-sitter-wasm/wasm/tree-sitter-javascript.wasm",
  );
  const own = new Parser().setLanguage(await Language.load(file));
  return (source) => own.parse(source)!.rootNode;
}
