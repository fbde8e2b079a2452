import type { Template } from "../fix.ts";
import { isOneOf, isPython, replace } from "../tree/nodes.ts";
import { isRead } from "../tree/scope.ts";
import { isValue } from "../tree/values.ts";

const ASSIGNMENTS = ["assignment", "assignment_expression"];

/** Mutate data type, range check: a value is bounded or converted before it is used. */
const wrap: Template = {
  id: "wrap",
  title: "a bound or a conversion",
  prior: 0.6,
  at(node) {
    if (!isValue(node) || isOneOf(node, ["list", "array", "integer", "number"])) return [];
    const { text, parent } = node;
    const [max, min, abs] = isPython(node) ? ["max", "min", "abs"] : ["Math.max", "Math.min", "Math.abs"];
    const isAssigned = isOneOf(parent, ASSIGNMENTS);
    const target = isAssigned ? parent!.childForFieldName("left")?.text : undefined;
    const bounds = [...(target === undefined ? [] : [target]), "0", "1"];
    const bounded = bounds.flatMap((bound) => [`${max}(${bound}, ${text})`, `${min}(${bound}, ${text})`]);
    const isWhole = isAssigned || isOneOf(parent, ["return_statement", "argument_list", "arguments"]);
    const converted = isPython(node)
      ? ["int", "float", "str", "list", "set", "sorted", "len"]
      : ["Number", "String", "Math.floor"];
    return [
      ...(isWhole ? bounded : []),
      ...(isWhole || isRead(node) ? [abs, ...converted].map((name) => `${name}(${text})`) : []),
    ].map((changed) => [replace(node, changed)]);
  },
};

export default wrap;
