import type { Template } from "../fix.ts";
import { isOneOf, partsOf, replace } from "../tree/nodes.ts";
import { fitted } from "../tree/values.ts";

const OPERATORS = ["binary_operator", "binary_expression", "comparison_operator", "boolean_operator"];
const LISTS = ["argument_list", "arguments", "tuple", "subscript", "expression_list"];

/** Mutate operator, mutate method call: two operands or arguments change places, or one of them goes. */
const operand: Template = {
  id: "operand",
  title: "operands swapped or dropped",
  prior: 0.9,
  at(node) {
    const isOperator = isOneOf(node, OPERATORS);
    if (!isOperator && !isOneOf(node, LISTS)) return [];
    const parts = partsOf(node).slice(node.type === "subscript" ? 1 : 0);
    if (parts.length < 2 || parts.some(({ type }) => type === "keyword_argument")) return [];
    const swaps = parts.slice(1).map((second, index) => {
      const first = parts[index]!;
      return [replace(first, fitted(first, second.text)), replace(second, fitted(second, first.text))];
    });
    if (isOperator) return [...swaps, ...parts.map((part) => [replace(node, fitted(node, part.text))])];
    const plain = swaps.map(([a, b], index) => [
      { ...a!, text: parts[index + 1]!.text },
      { ...b!, text: parts[index]!.text },
    ]);
    const drops = parts.map((part, index) =>
      index === 0
        ? [{ start: part.startIndex, end: parts[1]!.startIndex, text: "" }]
        : [{ start: parts[index - 1]!.endIndex, end: part.endIndex, text: "" }],
    );
    return [...plain, ...(isOneOf(node, ["argument_list", "arguments"]) ? drops : [])];
  },
};

export default operand;
