import type { Mutation } from "../mutate.ts";
import { isOneOf, replace } from "../tree/nodes.ts";

/** Functions and methods that are taken for each other. */
const PAIRS = [
  ["min", "max"],
  ["any", "all"],
  ["some", "every"],
  ["floor", "ceil"],
  ["lower", "upper"],
  ["toLowerCase", "toUpperCase"],
  ["startswith", "endswith"],
  ["startsWith", "endsWith"],
  ["lstrip", "rstrip"],
  ["trimStart", "trimEnd"],
  ["find", "rfind"],
  ["indexOf", "lastIndexOf"],
  ["append", "extend"],
  ["push", "unshift"],
  ["pop", "shift"],
  ["isdigit", "isalpha"],
  ["union", "intersection"],
  ["keys", "values"],
] as const;

/** `max` for `min`, `lower` for `upper`. */
const call: Mutation = {
  id: "call",
  title: "another function of the same kind",
  at(node) {
    const { parent } = node;
    const isCalled =
      isOneOf(parent, ["call", "call_expression"]) && parent?.childForFieldName("function")?.equals(node);
    const isMember =
      isOneOf(parent, ["attribute", "member_expression"]) && parent?.lastNamedChild?.equals(node);
    if (!isCalled && !isMember) return [];
    const pair = PAIRS.find((each) => (each as readonly string[]).includes(node.text));
    return pair ? [[replace(node, pair[0] === node.text ? pair[1] : pair[0])]] : [];
  },
};

export default call;
