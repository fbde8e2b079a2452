import type { Node } from "web-tree-sitter";
import type { Mutation } from "../mutate.ts";
import { ancestor, FUNCTIONS, isOneOf, replace } from "../tree/nodes.ts";

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
const CALLS = ["call", "call_expression"];

/** Another variable of the same function. At most two others are tried at each place: those bound closest before. */
const variable: Mutation = {
  id: "variable",
  title: "another variable",
  at(node) {
    if (!isRead(node)) return [];
    const around = ancestor(node, FUNCTIONS);
    if (!around) return [];
    const bound = new Map<string, number>();
    for (const each of around.descendantsOfType("identifier")) {
      if (each && each.startIndex < node.startIndex && isBound(each)) bound.set(each.text, each.startIndex);
    }
    if (!bound.delete(node.text)) return [];
    const names = [...bound].sort((a, b) => b[1] - a[1]).map(([name]) => name);
    return names.slice(0, 2).map((name) => [replace(node, name)]);
  },
};

function isRead(node: Node): boolean {
  const { parent } = node;
  if (node.type !== "identifier" || !parent || isOneOf(parent, BINDINGS) || isBound(node)) return false;
  return !(isOneOf(parent, CALLS) && parent.childForFieldName("function")?.equals(node));
}

/** Whether the node is a parameter, an assigned name or a loop's variable. */
function isBound(node: Node): boolean {
  const { parent } = node;
  if (!parent) return false;
  if (isOneOf(parent, ["parameters", "formal_parameters"])) return true;
  if (isOneOf(parent, ["typed_parameter", "default_parameter", "typed_default_parameter"]))
    return parent.firstNamedChild?.equals(node) ?? false;
  if (parent.type === "pattern_list" || parent.type === "array_pattern") return true;
  const target = parent.childForFieldName("left") ?? parent.childForFieldName("name");
  const binds = [
    "assignment",
    "for_statement",
    "for_in_clause",
    "variable_declarator",
    "for_in_statement",
    "assignment_expression",
  ];
  return isOneOf(parent, binds) && (target?.equals(node) ?? false);
}

export default variable;
