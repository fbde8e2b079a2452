import { hashVector } from "../values/hash.ts";
import { BOOL, depth, type Type } from "../values/types.ts";
import type { Value } from "../values/value.ts";
import { Bank } from "./bank.ts";
import type { Entry } from "./entry.ts";
import type { Binder } from "./node.ts";

/** More elements than this, over all examples, cost more than they tell apart. */
const MOST_COLUMNS = 160;
/** Expressions around a lambda that it may use: cheap ones, such as a length or a maximum. */
const OUTER_COST = 4;
const MOST_OUTER = 24;

/** The function inside a map, filter or sort: a bank whose columns are the elements of a list. */
export class Lambda {
  readonly list: Entry;
  readonly bank: Bank;
  readonly binder: Binder;
  /** For each column of the bank around and each position of its list: the column of this bank. */
  readonly places: number[][];

  private constructor(list: Entry, bank: Bank, binder: Binder, places: number[][]) {
    this.list = list;
    this.bank = bank;
    this.binder = binder;
    this.places = places;
  }

  static over(list: Entry, around: Bank): Lambda | null {
    const item = list.type.args[0]!;
    if (item === BOOL || depth(item) > 2) return null;
    const elements: Value[] = [];
    const outer: number[] = [];
    const places: number[][] = [];
    let required = 0;
    for (let column = 0; column < around.columns; column++) {
      const known = new Map<number, number>();
      places.push(
        ((list.vector[column] ?? []) as Value[]).map((element) => {
          const hash = hashVector(item, [element]);
          let place = known.get(hash);
          if (place === undefined) {
            place = elements.push(element) - 1;
            outer.push(column);
            known.set(hash, place);
          }
          return place;
        }),
      );
      if (elements.length > MOST_COLUMNS) return null;
      if (column < around.examples) required = elements.length;
    }
    if (required === 0) return null;
    around.effort.spend(10);
    const level = around.level + 1;
    const binder: Binder = { depth: level, type: item };
    const leaves = [...boundLeaves(binder, elements), ...outerLeaves(around, outer, list)];
    const bank = new Bank(elements.length, level, leaves, around.universe, around.effort, required, required);
    return new Lambda(list, bank, binder, places);
  }

  /** What a body gives for the elements of one column's list; undefined when it is an error on one. */
  bodyValues(body: Entry, column: number): Value[] | undefined {
    const values: Value[] = [];
    for (const place of this.places[column]!) {
      const value = body.vector[place];
      if (value === undefined) return undefined;
      values.push(value);
    }
    return values;
  }
}

/** The element itself, and the parts of a small tuple by name. */
function boundLeaves(binder: Binder, elements: Value[]): Entry[] {
  const leaf = (type: Type, path: number | null, vector: Value[]): Entry => ({
    type,
    cost: 1,
    vector,
    depends: 1 << binder.depth,
    partial: false,
    made: { kind: "leaf", node: { kind: "bound", binder, path, type } },
  });
  const { type } = binder;
  const whole = leaf(type, null, elements);
  if (type.head !== "tuple" || type.args.length > 4) return [whole];
  const parts = type.args.map((part, index) =>
    leaf(
      part,
      index,
      elements.map((element) => (element as Value[])[index]!),
    ),
  );
  return [...parts, { ...whole, cost: 2 }];
}

function outerLeaves(around: Bank, columns: number[], list: Entry): Entry[] {
  const leaves: Entry[] = [];
  for (let cost = 1; cost <= Math.min(OUTER_COST, around.filled); cost++) {
    for (const type of around.universe.types) {
      const simple = type.args.length === 0 || cost === 1 || type.head === "set" || type.head === "dict";
      if (!simple || type.head === "bool" || (cost > 1 && type.head === "any")) continue;
      for (const entry of around.at(type, cost)) {
        if (entry.partial || leaves.length >= MOST_OUTER) continue;
        const vector = columns.map((column) => entry.vector[column]);
        leaves.push({
          ...entry,
          cost: entry === list ? cost + 1 : cost + (entry.depends === 0 ? 0 : 1),
          vector,
        });
      }
    }
  }
  return leaves;
}
