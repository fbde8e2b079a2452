import type { Template } from "../fix.ts";
import { isOneOf, isPython, replace } from "../tree/nodes.ts";
import { isRead, namesAt } from "../tree/scope.ts";

/** Range check: only a part of a sequence is meant. */
const slice: Template = {
  id: "slice",
  title: "a part of a sequence",
  prior: 0.6,
  at(node) {
    const places = [
      "argument_list",
      "arguments",
      "for_statement",
      "for_in_clause",
      "for_in_statement",
      "return_statement",
    ];
    if (!isRead(node) || !isOneOf(node.parent, places)) return [];
    const ends = namesAt(node).filter((name) => name !== node.text);
    const parts = isPython(node)
      ? ["1:", ":-1", "::-1", ...ends.flatMap((name) => [`${name}:`, `:${name}`])].map((part) => `[${part}]`)
      : ["1", "0, -1", ...ends.flatMap((name) => [name, `0, ${name}`])].map((part) => `.slice(${part})`);
    return parts.map((part) => [replace(node, `${node.text}${part}`)]);
  },
};

export default slice;
