import type { Template } from "../fix.ts";
import { isOneOf, isPython, partsOf, replace } from "../tree/nodes.ts";
import { namesAt } from "../tree/scope.ts";

const OPPOSITES: Record<string, string> = { True: "False", False: "True", true: "false", false: "true" };

/** Mutate literal: the opposite, one that is less empty, or one nested deeper. */
const literal: Template = {
  id: "literal",
  title: "another literal",
  prior: 0.8,
  at(node) {
    const { text } = node;
    const opposite = node.isNamed ? OPPOSITES[text] : undefined;
    if (opposite !== undefined) return [[replace(node, opposite)]];
    if (isOneOf(node, ["string"]) && node.parent?.type !== "expression_statement" && text.length <= 3)
      return ['""', '" "', '"0"', '"1"']
        .filter((other) => other !== text)
        .map((other) => [replace(node, other)]);
    if (!isOneOf(node, ["list", "array"])) return [];
    if (partsOf(node).length > 0) return [[replace(node, `[${text}]`)], [replace(node, "[]")]];
    const filled = ["[]", "0", "1", ...(isPython(node) ? ["None"] : ["null"]), ...namesAt(node)];
    return filled.map((part) => [replace(node, `[${part}]`)]);
  },
};

export default literal;
