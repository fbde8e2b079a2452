import type { Mutation } from "../mutate.ts";
import { isOneOf, partsOf, replace } from "../tree/nodes.ts";

/** Functions whose result looks like what they were given. */
const FUNCTIONS = [
  ...["abs", "int", "float", "round", "sorted", "set", "list", "tuple", "str", "reversed"],
  ...["Math.abs", "Math.floor", "Math.round", "Math.trunc", "String", "Number"],
];
const METHODS = [
  ...["strip", "lower", "upper", "copy", "lstrip", "rstrip", "sort", "reverse"],
  ...["trim", "toLowerCase", "toUpperCase"],
];

/** A conversion forgotten: `x` for `abs(x)`, `sorted(x)`, `x.strip()`. */
const unwrap: Mutation = {
  id: "unwrap",
  title: "a forgotten conversion",
  at(node) {
    if (!isOneOf(node, ["call", "call_expression"])) return [];
    const called = node.childForFieldName("function");
    const list = node.childForFieldName("arguments");
    if (!called || !list) return [];
    const parts = partsOf(list);
    const [first] = parts;
    if (FUNCTIONS.includes(called.text) && first && parts.length === 1) return [[replace(node, first.text)]];
    const object = called.childForFieldName("object");
    const method = called.text.split(".").at(-1) ?? "";
    return object && parts.length === 0 && METHODS.includes(method) ? [[replace(node, object.text)]] : [];
  },
};

export default unwrap;
