import type { Template } from "../fix.ts";
import { isOneOf, isPython, replace } from "../tree/nodes.ts";
import { isStatement } from "../tree/statements.ts";

/** Move or remove statement: a statement goes, or changes places with the next. */
const remove: Template = {
  id: "remove",
  title: "a statement removed or moved",
  prior: 0.5,
  at(node) {
    if (!isStatement(node) || isOneOf(node, ["function_definition", "function_declaration"])) return [];
    const next = node.nextNamedSibling;
    const gone = [replace(node, isPython(node) ? "pass" : ";")];
    if (!next || !isStatement(next) || next.type.includes("_definition")) return [gone];
    return [gone, [replace(node, next.text), replace(next, node.text)]];
  },
};

export default remove;
