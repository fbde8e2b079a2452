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

/** Languages that can be read as trees, and not yet be edited. */
const READ_ONLY: typeof GRAMMARS = [
  { names: ["typescript", "ts"], file: "@vscode/tree-sitter-wasm/wasm/tree-sitter-typescript.wasm" },
  { names: ["java"], file: "@vscode/tree-sitter-wasm/wasm/tree-sitter-java.wasm" },
  // A C program is close enough to C++ for its tree to be the same.
  { names: ["cpp", "c++", "c"], file: "@vscode/tree-sitter-wasm/wasm/tree-sitter-cpp.wasm" },
  {
    names: ["csharp", "c#", "cs", "c_sharp"],
    file: "@vscode/tree-sitter-wasm/wasm/tree-sitter-c-sharp.wasm",
  },
  { names: ["go", "golang"], file: "@vscode/tree-sitter-wasm/wasm/tree-sitter-go.wasm" },
  { names: ["php"], file: "@vscode/tree-sitter-wasm/wasm/tree-sitter-php.wasm" },
  { names: ["ruby", "rb"], file: "@vscode/tree-sitter-wasm/wasm/tree-sitter-ruby.wasm" },
  { names: ["rust", "rs"], file: "@vscode/tree-sitter-wasm/wasm/tree-sitter-rust.wasm" },
];

/** Whether programs of a language can be parsed, and changed by what this room knows of its node types. */
export function hasGrammar(language: string): boolean {
  return grammarOf(language, GRAMMARS) !== undefined;
}

/** Whether programs of a language can be parsed. */
export function canParse(language: string): boolean {
  return grammarOf(language) !== undefined;
}

/** The path of a language's parser. Throws AssayError `LANGUAGE_UNKNOWN`. */
export function grammarPath(language: string): string {
  const found = grammarOf(language);
  if (found) return createRequire(import.meta.url).resolve(found.file);
  throw new AssayError("LANGUAGE_UNKNOWN", `no grammar for the language "${language}"`, {
    fix: `known: ${[...GRAMMARS, ...READ_ONLY].map(({ names }) => names[0]).join(", ")}`,
  });
}

function grammarOf(language: string, among: typeof GRAMMARS = [...GRAMMARS, ...READ_ONLY]) {
  return among.find(({ names }) => names.includes(language.toLowerCase()));
}
