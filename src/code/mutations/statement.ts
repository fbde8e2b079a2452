import type { Mutation } from "../mutate.ts";
import { isOneOf, isPython, replace } from "../tree/nodes.ts";

const STATEMENTS = ["expression_statement", "break_statement", "continue_statement"];

/** A statement forgotten. Documentation strings are no statements. */
const statement: Mutation = {
  id: "statement",
  title: "a forgotten statement",
  at(node) {
    if (!isOneOf(node, STATEMENTS)) return [];
    const [only] = node.namedChildren;
    if (node.namedChildCount === 1 && only?.type === "string") return [];
    return [[replace(node, isPython(node) ? "pass" : ";")]];
  },
};

export default statement;
