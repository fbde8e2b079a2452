import type { Spec } from "../spec/spec.ts";
import { ANY, BOOL, FLOAT, INT, listOf, makeType, NONE, STR, type Type } from "../values/types.ts";
import { equal, isMixed, type Value } from "../values/value.ts";
import type { Entry } from "./entry.ts";
import { component } from "./goal.ts";
import type { Node } from "./node.ts";

/** Whether a value is one that a program may have as a constant result: the text names it, or it comes again. */
export function constantsOf({ examples, constants }: Spec): (value: Value) => boolean {
  return (value) =>
    constants.some((each) => each.value === value) ||
    (examples.length > 2 && examples.filter(({ output }) => equal(output, value)).length > 1);
}

/** Parameters and constants: what every expression is made of. */
export function leavesOf(spec: Spec, inputs: Value[][], types: Set<Type>): Entry[] {
  const columns = inputs.length;
  const leaves: Entry[] = [];
  const add = (node: Node, cost: number, vector: Value[], depends: number) =>
    leaves.push({ type: node.type, cost, vector, depends, partial: false, made: { kind: "leaf", node } });
  for (const [index, { type }] of spec.parameters.entries()) {
    const vector = inputs.map((args) => args[index]!);
    const node: Node = { kind: "parameter", index, type };
    add(node, 1, vector, 1);
    if (
      type.head === "row" ||
      (type.head === "tuple" && type.args.length <= 4 && type.args.every((each) => each === type.args[0]))
    ) {
      const name = type.head === "row" ? "row-list" : `tuple-list-${type.args.length}`;
      if (type.args.length > 1 || type.head === "row") {
        add(
          { kind: "call", component: component(name), args: [node], type: listOf(type.args[0]!) },
          1,
          vector,
          1,
        );
      }
    }
  }
  const constant = (value: Value, type: Type, cost: number) => {
    if (!types.has(type) && type !== NONE && type !== STR) return;
    if (leaves.some((leaf) => leaf.type === type && leaf.depends === 0 && equal(leaf.vector[0]!, value)))
      return;
    add({ kind: "constant", value, type }, cost, new Array(columns).fill(value), 0);
  };
  for (const { type, value } of spec.constants) {
    constant(value, type, 2);
    if (type === INT) constant(value, FLOAT, 2);
  }
  for (const value of [1, 2, 0]) constant(value, INT, 2);
  for (const value of [10, 3, -1]) constant(value, INT, 4);
  for (const value of [1, 2]) constant(value, FLOAT, 3);
  for (const value of [100, 0.5, 3, 4]) constant(value, FLOAT, 5);
  for (const value of ["", " "]) constant(value, STR, 3);
  for (const value of [",", "0", "1", "a"]) constant(value, STR, 5);
  const outputs = spec.examples.map(({ output }) => {
    const mixed = output !== null && isMixed(output);
    return { type: mixed ? output.type : spec.returns, value: mixed ? output.value : output };
  });
  for (const { type, value } of outputs) {
    // A result that comes once, and that the text does not name, is computed and not a constant.
    const again = outputs.filter((each) => each.type === type && equal(each.value, value)).length > 1;
    const named = spec.constants.some((each) => each.type === type && each.value === value);
    const usual = typeof value !== "string" && !(typeof value === "number" && Math.abs(value) > 1);
    if (!again && !named && !usual) continue;
    if (type === STR || type === INT || type === BOOL || type === NONE)
      constant(value, type, type === INT ? 6 : type === STR ? 7 : 2);
  }
  for (const type of types)
    if (type.head === "list" && comparableEmpty(spec.returns, type)) constant([], type, 4);
  if (spec.returns === ANY || spec.returns.head === "dict") {
    for (const type of types)
      if (type.head === "dict" && type === spec.returns) constant([], makeType("dict", type.args), 4);
  }
  return leaves;
}

function comparableEmpty(returns: Type, type: Type): boolean {
  return returns === type || (returns === ANY && type === listOf(INT));
}
