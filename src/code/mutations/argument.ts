import type { Mutation } from "../mutate.ts";
import { isOneOf, partsOf } from "../tree/nodes.ts";

/** The last of several arguments forgotten: `sorted(x)` for `sorted(x, reverse=True)`. */
const argument: Mutation = {
  id: "argument",
  title: "a forgotten argument",
  at(node) {
    if (!isOneOf(node, ["argument_list", "arguments"])) return [];
    const parts = partsOf(node);
    const [before, last] = parts.slice(-2);
    if (!before || !last) return [];
    return [[{ start: before.endIndex, end: last.endIndex, text: "" }]];
  },
};

export default argument;
