import type { Node } from "web-tree-sitter";
import { ancestor, FUNCTIONS, isOneOf } from "./nodes.ts";

/** Where an identifier names something new, or something that is not a variable. */
const BINDINGS = [
  "parameters",
  "formal_parameters",
  "default_parameter",
  "typed_parameter",
  "keyword_argument",
  "attribute",
  "type",
  "import_statement",
  "import_from_statement",
  "dotted_name",
  "aliased_import",
  "variable_declarator",
  "global_statement",
  "nonlocal_statement",
  ...FUNCTIONS,
];

const BINDERS = [
  "assignment",
  "for_statement",
  "for_in_clause",
  "variable_declarator",
  "for_in_statement",
  "assignment_expression",
];

/** Whether an identifier reads a variable: it binds nothing, and it is not the function that a call calls. */
export function isRead(node: Node): boolean {
  const { parent } = node;
  if (node.type !== "identifier" || !parent || isBound(node)) return false;
  if (parent.type === "attribute") return parent.childForFieldName("object")?.equals(node) ?? false;
  if (parent.type === "keyword_argument" || parent.type === "default_parameter")
    return parent.childForFieldName("value")?.equals(node) ?? false;
  if (isOneOf(parent, BINDINGS)) return false;
  return !(
    isOneOf(parent, ["call", "call_expression"]) && parent.childForFieldName("function")?.equals(node)
  );
}

/** Whether the node is a parameter, an assigned name or a loop's variable. */
export function isBound(node: Node): boolean {
  const { parent } = node;
  if (!parent) return false;
  if (isOneOf(parent, ["parameters", "formal_parameters", "lambda_parameters"])) return true;
  if (isOneOf(parent, ["typed_parameter", "default_parameter", "typed_default_parameter"]))
    return parent.firstNamedChild?.equals(node) ?? false;
  if (isOneOf(parent, ["pattern_list", "tuple_pattern", "list_splat_pattern", "array_pattern"])) return true;
  const target = parent.childForFieldName("left") ?? parent.childForFieldName("name");
  return isOneOf(parent, BINDERS) && (target?.equals(node) ?? false);
}

const COMPREHENSIONS = [
  "list_comprehension",
  "set_comprehension",
  "dictionary_comprehension",
  "generator_expression",
];

/** The outermost function around a node; null at the top level. */
export function outermost(node: Node): Node | null {
  let found = ancestor(node, FUNCTIONS);
  for (let next = found; next; next = ancestor(next, FUNCTIONS)) found = next;
  return found;
}

/**
 * Names that a node may read: what its functions bind, nearest before it first. Variables of a comprehension or of a
 * nested function are visible only inside it.
 */
export function namesAt(node: Node): string[] {
  const around = outermost(node);
  if (!around) return [];
  const bound = new Map<string, number>();
  for (const each of around.descendantsOfType("identifier")) {
    if (!each || !isBound(each)) continue;
    const scope = ancestor(each, [...COMPREHENSIONS, ...FUNCTIONS, "lambda"]);
    if (scope && (node.startIndex < scope.startIndex || node.endIndex > scope.endIndex)) continue;
    const distance = node.startIndex - each.startIndex;
    // What is bound only later can be read in the next round of a loop, so it stays, at the end.
    const rank = distance >= 0 ? distance : 1_000_000 - distance;
    bound.set(each.text, Math.min(rank, bound.get(each.text) ?? Number.POSITIVE_INFINITY));
  }
  return [...bound].sort((a, b) => a[1] - b[1]).map(([name]) => name);
}
