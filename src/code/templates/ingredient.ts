import type { Node } from "web-tree-sitter";
import type { Template } from "../fix.ts";
import { isOneOf, replace } from "../tree/nodes.ts";
import { namesAt, outermost } from "../tree/scope.ts";
import { isTarget, isValue } from "../tree/values.ts";

const INDEXED = ["subscript", "subscript_expression"];
const MEMBERS = ["attribute", "member_expression"];

/** Replace expression by what stands elsewhere in the function: repairs are made of what is there already. */
const ingredient: Template = {
  id: "ingredient",
  title: "an expression from elsewhere in the function",
  prior: 0.5,
  at(node) {
    const around = outermost(node);
    if (!around) return [];
    const member = isOneOf(node.parent, MEMBERS) ? memberOf(node.parent!) : null;
    if (member?.equals(node))
      return others(node.tree.rootNode, MEMBERS, node, (each) => memberOf(each)?.text ?? "");
    if (isOneOf(node, INDEXED) && (isTarget(node) || isValue(node)))
      return [...others(around, INDEXED, node, ({ text }) => text), ...names(node)];
    if (isOneOf(node, ["call", "call_expression", "binary_operator", "binary_expression"]) && isValue(node)) {
      const values = ["call", "call_expression", ...INDEXED];
      return [...names(node), ...others(around, values, node, ({ text }) => text)];
    }
    if (node.type === "identifier" && isValue(node)) return others(around, INDEXED, node, ({ text }) => text);
    return [];
  },
};

function names(node: Node) {
  return isTarget(node) ? [] : namesAt(node).map((name) => [replace(node, name)]);
}

function others(around: Node, types: string[], node: Node, textOf: (each: Node) => string) {
  const texts = around.descendantsOfType(types).map((each) => (each ? textOf(each) : ""));
  const short = [...new Set(texts)].filter((text) => text !== "" && text !== node.text && text.length <= 60);
  return short.map((text) => [replace(node, text)]);
}

function memberOf(node: Node): Node | null {
  return node.childForFieldName("attribute") ?? node.childForFieldName("property");
}

export default ingredient;
