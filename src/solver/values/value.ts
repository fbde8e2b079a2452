import { ANY, BOOL, FLOAT, INT, join, makeType, NONE, STR, type Type, type } from "./types.ts";

/**
 * A value as the search holds it. Its type says what it is: a number is an `int` or a `float`, an array is a `list`, a
 * `tuple`, a `set` (sorted, no two equal) or a `dict` (of pairs, in order of insertion). `undefined` is an error.
 */
export type Value = number | boolean | string | null | Value[] | Mixed;

/** A value whose type is not known before it is seen: an element of a list of mixed things. */
export interface Mixed {
  type: Type;
  value: Value;
}

/** A value read from text, with its own type. `unknown` stands for the elements of an empty container. */
export interface Literal {
  type: Type;
  value: Value;
}

export const UNKNOWN = type("unknown");

/** A list, tuple, set or dict of literals as one literal. */
export function collect(head: "list" | "tuple" | "set", items: Literal[]): Literal {
  if (head === "tuple") {
    return {
      type: makeType(
        "tuple",
        items.map((item) => item.type),
      ),
      value: items.map((item) => item.value),
    };
  }
  const item = joinAll(items.map((each) => each.type));
  const values = items.map((each) => convert(each, item)!);
  return { type: makeType(head, [item]), value: head === "set" ? sortedSet(values) : values };
}

/** A dict of literals. */
export function collectPairs(pairs: [Literal, Literal][]): Literal {
  const key = joinAll(pairs.map(([each]) => each.type));
  const held = joinAll(pairs.map(([, each]) => each.type));
  const value = pairs.map(([k, v]) => [convert(k, key)!, convert(v, held)!]);
  return { type: makeType("dict", [key, held]), value };
}

export function joinAll(types: Type[]): Type {
  let all: Type = UNKNOWN;
  for (const each of types) {
    all = all === ANY ? ANY : (join(all, each) ?? sameItems(all, each) ?? ANY);
  }
  return all;
}

/** Tuples of different lengths are read as `tuple[x,...]`, here written `list`-like with head `row`. */
function sameItems(a: Type, b: Type): Type | null {
  const bothRows = [a, b].every(({ head }) => head === "tuple" || head === "row");
  if (!bothRows) return null;
  const item = joinAll([...a.args, ...b.args]);
  return makeType("row", [item]);
}

/** The value of a literal as one of type `wanted`, which holds it; undefined when it does not. */
export function convert(literal: Literal, wanted: Type): Value | undefined {
  const { type: own, value } = literal;
  if (own === wanted) return value;
  if (wanted === ANY) return own === ANY ? value : { type: own, value };
  if (own === ANY) return undefined;
  if (own === INT && wanted === FLOAT) return value;
  if (own.head === "tuple" && (wanted.head === "row" || wanted.head === "tuple")) {
    const items = (value as Value[]).map((each, index) =>
      convert({ type: own.args[index]!, value: each }, wanted.args[wanted.head === "row" ? 0 : index]!),
    );
    return items.includes(undefined) ? undefined : (items as Value[]);
  }
  if (own.head !== wanted.head || own.args.length !== wanted.args.length) return undefined;
  if (own.head === "dict") {
    return (value as [Value, Value][]).map(([k, v]) => [
      convert({ type: own.args[0]!, value: k }, wanted.args[0]!)!,
      convert({ type: own.args[1]!, value: v }, wanted.args[1]!)!,
    ]);
  }
  if (!Array.isArray(value)) return undefined;
  const items = value.map((each) => convert({ type: own.args[0]!, value: each }, wanted.args[0]!));
  return items.includes(undefined) ? undefined : (items as Value[]);
}

/** Values in order, each once: how a set is held. */
export function sortedSet(values: readonly Value[]): Value[] {
  const sorted = (
    typeof values[0] === "number" || typeof values[0] === "string" ? [...new Set(values)] : [...values]
  ).sort(compare);
  return sorted.filter((value, index) => index === 0 || compare(sorted[index - 1]!, value) !== 0);
}

/** Python's order of two values of one type; for others, some order that is always the same. */
export function compare(a: Value, b: Value): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : a > b ? 1 : 0;
  if (Array.isArray(a) && Array.isArray(b)) {
    const shared = Math.min(a.length, b.length);
    for (let i = 0; i < shared; i++) {
      const order = compare(a[i]!, b[i]!);
      if (order !== 0) return order;
    }
    return a.length - b.length;
  }
  if (isMixed(a) && isMixed(b)) {
    if (a.type !== b.type && !(a.type.head === b.type.head)) {
      const numbers = [a, b].every((each) => each.type === INT || each.type === FLOAT);
      if (!numbers) return a.type.text < b.type.text ? -1 : 1;
    }
    return compare(a.value, b.value);
  }
  return Number(a) - Number(b);
}

export const isMixed = (value: Value): value is Mixed =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether two values of one type are equal in Python. */
export const equal = (a: Value, b: Value) => a === b || compare(a, b) === 0;

export const literal = {
  int: (value: number): Literal => ({ type: INT, value }),
  float: (value: number): Literal => ({ type: FLOAT, value }),
  str: (value: string): Literal => ({ type: STR, value }),
  bool: (value: boolean): Literal => ({ type: BOOL, value }),
  none: { type: NONE, value: null } as Literal,
};
