import { createRequire } from "node:module";
import { AssayError } from "../../core/errors.ts";

/** The grammar package and its parser, by the names that a task's language may have. */
const GRAMMARS: readonly { names: readonly string[]; file: string }[] = [
  { names: ["python", "py", "python3"], file: "@vscode/tree-sitter-wasm/wasm/tree-sitter-python.wasm" },
  {
    names: ["javascript", "js", "node", "mjs", "cjs"],
    file: "@vscode/tree-sitter-wasm/wasm/tree-sitter-javascript.wasm",
  },
];

/** Whether programs of a language can be parsed. */
export function hasGrammar(language: string): boolean {
  return grammarOf(language) !== undefined;
}

/** The path of a language's parser. Throws AssayError `LANGUAGE_UNKNOWN`. */
export function grammarPath(language: string): string {
  const found = grammarOf(language);
  if (found) return createRequire(import.meta.url).resolve(found.file);
  throw new AssayError("LANGUAGE_UNKNOWN", `no grammar for the language "${language}"`, {
    fix: `known: ${GRAMMARS.map(({ names }) => names[0]).join(", ")}`,
  });
}

function grammarOf(language: string) {
  return GRAMMARS.find(({ names }) => names.includes(language.toLowerCase()));
}
