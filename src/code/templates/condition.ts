import type { Node } from "web-tree-sitter";
import type { Edit } from "../edit.ts";
import type { Template } from "../fix.ts";
import { isOneOf, isPython, replace } from "../tree/nodes.ts";
import { namesAt } from "../tree/scope.ts";

/** Mutate condition: another condition, its opposite, or one more clause. */
const condition: Template = {
  id: "condition",
  title: "another condition, or a clause more",
  prior: 0.7,
  at(node) {
    if (!isCondition(node)) return [];
    const python = isPython(node);
    const [not, and, or] = python ? ["not ", "and", "or"] : ["!", "&&", "||"];
    const text = node.type === "parenthesized_expression" && !python ? node.text.slice(1, -1) : node.text;
    const inner = isOneOf(node, ["boolean_operator", "binary_expression"]) ? `(${text})` : text;
    const put = (changed: string): Edit[] => [replace(node, python ? changed : `(${changed})`)];
    const names = namesAt(node);
    const facts = names.flatMap((name) => [name, `${not}${name}`]);
    return [
      put(`${not}(${text})`),
      ...facts.map(put),
      ...facts.flatMap((fact) => [put(`${inner} ${or} ${fact}`), put(`${inner} ${and} ${fact}`)]),
    ];
  },
};

function isCondition(node: Node): boolean {
  const { parent } = node;
  if (!parent) return false;
  if (parent.type === "if_clause") return parent.firstNamedChild?.equals(node) ?? false;
  const at = parent.childForFieldName("condition");
  return at?.equals(node) ?? false;
}

export default condition;
