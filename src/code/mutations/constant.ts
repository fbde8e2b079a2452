import type { Mutation } from "../mutate.ts";
import { replace } from "../tree/nodes.ts";

const INSTEAD: Record<string, string> = { true: "false", false: "true", True: "False", False: "True" };

/** A number one off, `True` for `False`, a blank for the empty text. */
const constant: Mutation = {
  id: "constant",
  title: "another constant",
  at(node) {
    const { text, type } = node;
    const other = INSTEAD[text];
    if (other !== undefined && node.isNamed) return [[replace(node, other)]];
    if (type === "integer" || type === "number" || type === "float") {
      const value = Number(text);
      if (!Number.isFinite(value)) return [];
      const point = type === "float" && Number.isInteger(value) ? ".0" : "";
      const others = value === 0 ? [1, -1] : [value + 1, value - 1];
      return others.map((each) => [replace(node, each < 0 ? `(${each}${point})` : `${each}${point}`)]);
    }
    if (type === "string" && (text === '""' || text === "''"))
      return [[replace(node, text === '""' ? '" "' : "' '")]];
    if (type === "string" && (text === '" "' || text === "' '"))
      return [[replace(node, text === '" "' ? '""' : "''")]];
    return [];
  },
};

export default constant;
