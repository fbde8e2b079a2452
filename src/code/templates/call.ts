import type { Template } from "../fix.ts";
import { isOneOf, partsOf, replace } from "../tree/nodes.ts";

/** Functions and methods of one kind. */
const KINDS = [
  ["min", "max"],
  ["min", "max", "sum", "len"],
  ["any", "all"],
  ["some", "every"],
  ["int", "float", "round", "str"],
  ["list", "tuple", "set", "sorted"],
  ["floor", "ceil", "round", "trunc"],
  ["lower", "upper"],
  ["toLowerCase", "toUpperCase"],
  ["startswith", "endswith"],
  ["startsWith", "endsWith"],
  ["strip", "lstrip", "rstrip"],
  ["find", "rfind", "index"],
  ["indexOf", "lastIndexOf"],
  ["append", "extend", "add", "update"],
  ["push", "unshift"],
  ["pop", "popleft"],
  ["pop", "shift"],
  ["isdigit", "isalpha", "isalnum"],
  ["union", "intersection", "difference"],
  ["keys", "values", "items"],
] as const;

/** Mutate method call: another function of the kind, or what is passed instead of the call. */
const call: Template = {
  id: "call",
  title: "another call, or none",
  prior: 0.8,
  at(node) {
    if (!isOneOf(node, ["call", "call_expression"])) return [];
    const called = node.childForFieldName("function");
    const list = node.childForFieldName("arguments");
    if (!called || !list) return [];
    const name = called.childForFieldName("attribute") ?? called.childForFieldName("property") ?? called;
    const kinds = KINDS.filter((kind) => (kind as readonly string[]).includes(name.text)).flat();
    const others = [...new Set<string>(kinds)].filter((other) => other !== name.text);
    const passed = isOneOf(list, ["argument_list", "arguments"]) ? partsOf(list) : [];
    const object = called.childForFieldName("object");
    const kept = [...passed.filter(({ type }) => type !== "keyword_argument"), ...(object ? [object] : [])];
    const isWhole = node.parent?.type === "expression_statement";
    const [only] = passed;
    const stored =
      isWhole && object && only && passed.length === 1
        ? [[replace(node, `${object.text} = ${only.text}`)]]
        : [];
    return [
      ...others.map((other) => [replace(name, other)]),
      ...(isWhole ? [] : kept.map((part) => [replace(node, part.text)])),
      ...stored,
    ];
  },
};

export default call;
