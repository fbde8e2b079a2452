import type { Node } from "web-tree-sitter";
import type { Template } from "../fix.ts";
import { isOneOf, isPython, partsOf, replace } from "../tree/nodes.ts";
import { isRead, namesAt } from "../tree/scope.ts";
import { isStatement } from "../tree/statements.ts";

/** Range check, cast check: a statement runs only where its index exists, its value is of a type, or a name is set. */
const guard: Template = {
  id: "guard",
  title: "a statement under a condition",
  prior: 0.3,
  at(node) {
    if (!isStatement(node) || !isOneOf(node, ["expression_statement", "return_statement"])) return [];
    if (partsOf(node)[0]?.type === "string") return [];
    const python = isPython(node);
    const wrapped = (condition: string) =>
      replace(node, python ? `if ${condition}: ${node.text}` : `if (${condition}) ${node.text}`);
    return [...inRange(node), ...ofType(node), ...namesAt(node)].map((condition) => [wrapped(condition)]);
  },
};

function inRange(node: Node): string[] {
  return node.descendantsOfType(["subscript", "subscript_expression"]).flatMap((each) => {
    const value = each?.childForFieldName("value") ?? each?.childForFieldName("object");
    const index = each?.childForFieldName("subscript") ?? each?.childForFieldName("index");
    if (!value || !index || !isOneOf(index, ["identifier", "binary_operator", "binary_expression"]))
      return [];
    return [isPython(node) ? `${index.text} < len(${value.text})` : `${index.text} < ${value.text}.length`];
  });
}

function ofType(node: Node): string[] {
  if (!isPython(node)) return [];
  const read = node.descendantsOfType("identifier").filter((each) => each !== null && isRead(each));
  return [...new Set(read.map((each) => each!.text))].flatMap((name) =>
    ["int", "str", "list"].map((type) => `isinstance(${name}, ${type})`),
  );
}

export default guard;
