import type { Node } from "web-tree-sitter";
import parse from "./parse.ts";
import { hasGrammar } from "./tree/grammars.ts";
import { partsOf } from "./tree/nodes.ts";

/** One function of a program, or one method of a class. */
export interface FunctionPart {
  name: string;
  /** The class it is a method of. */
  of?: string;
  /** All of it, decorators included, from the first column of its first line. */
  text: string;
  /** Everything before its body. */
  header: string;
  /** Its parameters as written, with the brackets. */
  parameters: string;
  /** Its documentation, without the quotes; empty when it has none. */
  document: string;
  /** Whether its body does nothing: documentation, `pass`, `...`, or a complaint that it is not implemented. */
  isStub: boolean;
  /** Where it stands: UTF-16 units, `start` at the beginning of its first line. */
  start: number;
  end: number;
  /** Where its body begins. */
  bodyStart: number;
}

/**
 * The top-level functions of a program and the methods of its top-level classes, in order of text. None for a language
 * without a grammar here.
 */
export default async function functionsOf(program: string, language: string): Promise<FunctionPart[]> {
  if (!hasGrammar(language)) return [];
  return parse(program, language, (root) => partsOf(root).flatMap((node) => partsFrom(node, program)));
}

function partsFrom(outer: Node, program: string, of?: string): FunctionPart[] {
  const node = definitionIn(outer);
  const name = node?.childForFieldName("name")?.text;
  const body = node?.childForFieldName("body");
  if (!node || name === undefined || !body) return [];
  if (/^class/.test(node.type)) return partsOf(body).flatMap((each) => partsFrom(each, program, name));
  const start = program.lastIndexOf("\n", outer.startIndex - 1) + 1;
  const statements = partsOf(body);
  const first = statements[0]?.type === "expression_statement" ? statements[0].firstChild : null;
  const isDocumented = first?.type === "string";
  return [
    {
      name,
      ...(of !== undefined && { of }),
      text: program.slice(start, outer.endIndex),
      header: program.slice(start, body.startIndex),
      parameters: node.childForFieldName("parameters")?.text ?? "()",
      document: isDocumented ? unquoted(first.text) : "",
      isStub: statements.slice(isDocumented ? 1 : 0).every((statement) => NOTHING.test(statement.text)),
      start,
      end: outer.endIndex,
      bodyStart: body.startIndex,
    },
  ];
}

const NOTHING = /^(pass|\.\.\.|raise NotImplementedError\b.*|throw new Error\(.*not implemented.*\);?)$/i;
const DEFINITIONS = [
  "function_definition",
  "function_declaration",
  "method_definition",
  "class_definition",
  "class_declaration",
];

/** The definition that a statement holds: itself, or below a decorator or an export. */
function definitionIn(node: Node): Node | undefined {
  if (DEFINITIONS.includes(node.type)) return node;
  if (node.type !== "decorated_definition" && node.type !== "export_statement") return undefined;
  return partsOf(node).find(({ type }) => DEFINITIONS.includes(type));
}

function unquoted(text: string): string {
  return text.replace(/^[a-zA-Z]*("""|'''|"|')([\s\S]*)\1$/, "$2").trim();
}
