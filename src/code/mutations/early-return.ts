import type { Node } from "web-tree-sitter";
import type { Mutation } from "../mutate.ts";
import { isOneOf, isPython, LOOPS, partsOf } from "../tree/nodes.ts";

/** The return after a loop one level too deep: the function leaves after the first round. */
const earlyReturn: Mutation = {
  id: "early-return",
  title: "an early return",
  at(node) {
    if (node.type !== "return_statement") return [];
    const loop = previous(node);
    if (!isOneOf(loop, LOOPS)) return [];
    const body = loop?.childForFieldName("body");
    const last = body && partsOf(body).at(-1);
    if (!body || !last) return [];
    const indent = " ".repeat(last.startPosition.column);
    const inside = { start: last.endIndex, end: last.endIndex, text: `\n${indent}${node.text}` };
    return isPython(node) || body.text.endsWith("}") ? [[inside]] : [];
  },
};

function previous(node: Node): Node | null {
  let at = node.previousNamedSibling;
  while (at?.type === "comment") at = at.previousNamedSibling;
  return at;
}

export default earlyReturn;
