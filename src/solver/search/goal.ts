import type { Component } from "../components/component.ts";
import COMPONENTS from "../components/components.ts";
import { BOOL, INT, isNumber, listOf, makeType, STR, type Type } from "../values/types.ts";
import { compare, equal, isMixed, type Value } from "../values/value.ts";
import type { Node } from "./node.ts";

/** Something an expression should give, and how a program is made of one that does. */
export interface Goal {
  type: Type;
  vector: Value[];
  /** What the finished program costs beyond the expression. */
  cost: number;
  finish(node: Node, cost: number): void;
}

const byName = new Map(COMPONENTS.map((component) => [component.name, component]));
/** A component by its name; for the steps that deduction adds. */
export const component = (name: string): Component => byName.get(name)!;

const call = (name: string, args: Node[], type: Type): Node => ({
  kind: "call",
  component: component(name),
  args,
  type,
});
const constant = (value: Value, type: Type): Node => ({ kind: "constant", value, type });

/**
 * The goal and everything that it can be reduced to: the inverse of an operation turns what is wanted of it into what
 * is wanted of its argument (top-down deduction, Feser et al. 2015, λ²).
 */
export function goalsFrom(goal: Goal, isConstant: (value: Value) => boolean = () => true): Goal[] {
  const { type, vector } = goal;
  const goals = [goal];
  const via = (argument: Type, values: Value[], cost: number, wrap: (node: Node) => Node) =>
    goals.push({
      type: argument,
      vector: values,
      cost: goal.cost + cost,
      finish: (node, spent) => goal.finish(wrap(node), spent),
    });
  if (type === STR) {
    const texts = vector as string[];
    if (texts.some((text) => text.length > 1)) {
      via(
        listOf(STR),
        texts.map((text) => [...text]),
        3,
        (node) => call("join", [node], STR),
      );
    }
    for (const by of [" ", ", ", ",", "\n", "-", "_"]) {
      if (texts.filter((text) => text.includes(by)).length * 2 < texts.length) continue;
      via(
        listOf(STR),
        texts.map((text) => (text === "" ? [] : text.split(by))),
        4,
        (node) => call("join-with", [node, constant(by, STR)], STR),
      );
    }
  }
  const sameItem =
    type.head === "row" ||
    (type.head === "tuple" && type.args.length > 1 && type.args.every((each) => each === type.args[0]));
  if (sameItem)
    via(listOf(type.args[0]!), vector, 2, (node) =>
      call("to-tuple", [node], makeType("row", [type.args[0]!])),
    );
  const values = distinctValues(vector);
  if (values.length === 2 && (type === STR || type === INT) && values.every(isConstant)) {
    const [first, second] = values as [Value, Value];
    via(
      BOOL,
      vector.map((value) => equal(value, first)),
      5,
      (test) => ({
        kind: "choice",
        test,
        yes: constant(first, type),
        no: constant(second, type),
        type,
      }),
    );
  }
  goals.push(...parts(goal));
  return goals;
}

/** A tuple, or a list that always has the same few elements: one goal for each. */
function parts(goal: Goal): Goal[] {
  const { type, vector } = goal;
  const count = (vector[0] as Value[] | null)?.length ?? 0;
  const fixed =
    type.head === "tuple" ? type.args.length === count : type.head === "list" && vector.length > 1;
  if (!fixed || count < 2 || count > 3 || !vector.every((value) => (value as Value[]).length === count))
    return [];
  const maker =
    type.head === "list" ? (count === 2 ? "pair-list" : null) : count === 2 ? "make-pair" : "make-triple";
  if (maker === null) return [];
  const found: ({ node: Node; cost: number } | undefined)[] = new Array(count).fill(undefined);
  return Array.from({ length: count }, (_, index) => ({
    type: type.args[type.head === "list" ? 0 : index]!,
    vector: vector.map((value) => (value as Value[])[index]!),
    cost: goal.cost,
    finish(node: Node, cost: number) {
      if (found[index] !== undefined) return;
      found[index] = { node, cost };
      if (found.some((part) => part === undefined)) return;
      const total = found.reduce((sum, part) => sum + part!.cost, 3);
      goal.finish(
        call(
          maker,
          found.map((part) => part!.node),
          type,
        ),
        total,
      );
    },
  }));
}

function distinctValues(vector: Value[]): Value[] {
  const found: Value[] = [];
  for (const value of vector) if (!found.some((each) => equal(each, value))) found.push(value);
  return found;
}

/** Whether values of the two types may be equal in Python: an int and a float may, a list and a tuple may not. */
export function comparable(a: Type, b: Type): boolean {
  if (a === b || (isNumber(a) && isNumber(b))) return true;
  const rows = [a, b].every(({ head }) => head === "row" || head === "tuple");
  if (rows) return a.args.every((x) => b.args.some((y) => comparable(x, y)));
  return (
    a.head === b.head &&
    a.args.length === b.args.length &&
    a.args.every((each, index) => comparable(each, b.args[index]!))
  );
}

/** Whether an expression's value is the wanted one. */
export function meets(type: Type, value: Value | undefined, wantedType: Type, wanted: Value): boolean {
  if (value === undefined) return false;
  if (wanted !== null && isMixed(wanted)) {
    if (value !== null && isMixed(value)) return compare(value, wanted) === 0;
    return meets(type, value, wanted.type, wanted.value);
  }
  if (!comparable(type, wantedType)) return false;
  if (typeof value === "number" && typeof wanted === "number")
    return Math.abs(value - wanted) <= 1e-6 * Math.max(1, Math.abs(wanted));
  return value === wanted || compare(value, wanted) === 0;
}
