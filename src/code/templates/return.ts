import type { Template } from "../fix.ts";
import { isPython, partsOf, replace } from "../tree/nodes.ts";
import { namesAt } from "../tree/scope.ts";
import { operand } from "../tree/values.ts";

/** Mutate return: another value, or the value with something added. */
const returned: Template = {
  id: "return",
  title: "another value returned",
  prior: 0.6,
  at(node) {
    if (node.type !== "return_statement" && node.type !== "yield") return [];
    const [value] = partsOf(node);
    if (!value) return [];
    const python = isPython(node);
    const plain = python ? ["True", "False", "None"] : ["true", "false", "null"];
    const names = namesAt(node);
    const isBoolean = plain.slice(0, 2).includes(value.text);
    const [not, equal] = python ? ["not ", "=="] : ["!", "==="];
    const facts = names.flatMap((name) => [`${not}${name}`, `${name} ${equal} 0`]);
    const sums = isBoolean
      ? []
      : names.flatMap((name) => [`${name} + ${operand(value)}`, `${operand(value)} + ${name}`]);
    const values = [...names, ...plain, "0", "1", "-1", "[]", '""', `[${value.text}]`];
    return [...(isBoolean ? facts : []), ...values, ...sums, ...(isBoolean ? [] : facts)].map((text) => [
      replace(value, text),
    ]);
  },
};

export default returned;
