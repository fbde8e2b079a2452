import type { Template } from "../fix.ts";
import { replace } from "../tree/nodes.ts";
import { isRead, namesAt } from "../tree/scope.ts";

/** Replace variable: each use of a variable becomes a use of another that is in scope. */
const variable: Template = {
  id: "variable",
  title: "another variable",
  prior: 0.9,
  at(node) {
    if (!isRead(node)) return [];
    return namesAt(node)
      .filter((name) => name !== node.text)
      .map((name) => [replace(node, name)]);
  },
};

export default variable;
