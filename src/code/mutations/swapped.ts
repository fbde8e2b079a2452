import type { Mutation } from "../mutate.ts";
import { isOneOf, partsOf, replace } from "../tree/nodes.ts";

const LISTS = ["argument_list", "arguments"];
const ORDERED = ["-", "/", "//", "%", "**"];

/** Two arguments of a call, or the two sides of an operator, in the wrong order. */
const swapped: Mutation = {
  id: "swapped",
  title: "swapped arguments or operands",
  at(node) {
    const parts = partsOf(node);
    const operator = node.childForFieldName("operator")?.type ?? "";
    const isOrdered = isOneOf(node, ["binary_operator", "binary_expression"]) && ORDERED.includes(operator);
    if (!isOrdered && !isOneOf(node, LISTS)) return [];
    if (parts.some(({ type }) => type === "keyword_argument" || type === "spread_element")) return [];
    return parts.slice(1).map((second, index) => {
      const first = parts[index]!;
      return [replace(first, second.text), replace(second, first.text)];
    });
  },
};

export default swapped;
