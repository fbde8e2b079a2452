import { hashVector } from "../values/hash.ts";
import { BOOL, type Type } from "../values/types.ts";
import { equal, type Value } from "../values/value.ts";
import { afterMap, type Bank } from "./bank.ts";
import { Chooser } from "./choose.ts";
import { type Entry, nodeOf } from "./entry.ts";
import { comparable, type Goal, goalsFrom, meets } from "./goal.ts";
import type { Lambda } from "./lambda.ts";

/** A list whose elements a goal is made of, one by one. */
export interface Target {
  lambda: Lambda;
  chooser: Chooser;
  cost: number;
}

const MOST_TARGETS = 10;

/** Finds the goals that are a map or a filter over `list`, and gives their function a search of its own. */
export function addTargets(
  list: Entry,
  goals: Goal[],
  root: Bank,
  targets: Target[],
  isConstant: (value: Value) => boolean,
): void {
  if (targets.length >= MOST_TARGETS) return;
  for (const goal of goals) {
    if (goal.type.head !== "list") continue;
    const lambda = root.lambda(list);
    if (lambda === null) return;
    const made = mapTarget(list, goal, lambda, isConstant) ?? filterTarget(list, goal, lambda);
    if (made !== null) targets.push(...made);
  }
}

function mapTarget(
  list: Entry,
  goal: Goal,
  lambda: Lambda,
  isConstant: (value: Value) => boolean,
): Target[] | null {
  const wanted: (Value | undefined)[] = new Array(lambda.bank.examples).fill(undefined);
  for (const [column, output] of goal.vector.entries()) {
    const places = lambda.places[column]!;
    const items = output as Value[];
    if (items.length !== places.length) return null;
    for (const [index, place] of places.entries()) {
      if (wanted[place] !== undefined && !equal(wanted[place]!, items[index]!)) return null;
      wanted[place] = items[index]!;
    }
  }
  if (wanted.includes(undefined)) return null;
  return makeTargets("map", list, goal, lambda, goal.type.args[0]!, wanted as Value[], isConstant);
}

function filterTarget(list: Entry, goal: Goal, lambda: Lambda): Target[] | null {
  if (!comparable(list.type, goal.type)) return null;
  const wanted: boolean[] = new Array(lambda.bank.examples).fill(false);
  let differs = false;
  for (const [column, output] of goal.vector.entries()) {
    const source = list.vector[column] as Value[];
    const items = output as Value[];
    for (const [index, place] of lambda.places[column]!.entries()) {
      wanted[place] = items.some((item) => equal(item, source[index]!));
    }
    const kept = source.filter((_, index) => wanted[lambda.places[column]![index]!]);
    if (!meets(list.type, kept, goal.type, items)) return null;
    differs ||= kept.length !== source.length;
  }
  return differs ? makeTargets("filter", list, goal, lambda, BOOL, wanted, () => false) : null;
}

function makeTargets(
  schemeName: string,
  list: Entry,
  goal: Goal,
  lambda: Lambda,
  type: Type,
  vector: Value[],
  isConstant: (value: Value) => boolean,
): Target[] {
  const over = lambda.bank.universe.schemesOver(lambda.binder.type);
  const { scheme, cost: schemeCost } = over.find((each) => each.scheme.name === schemeName)!;
  const cost = list.cost + schemeCost + afterMap(list) + goal.cost;
  const inner: Goal = {
    type,
    vector,
    cost,
    finish: (body, spent) =>
      goal.finish(
        { kind: "each", scheme, list: nodeOf(list), binder: lambda.binder, body, type: goal.type },
        spent,
      ),
  };
  // Elements come many times, so that two of them are a pattern.
  const goals = goalsFrom(inner, (value) => isConstant(value) || vector.length > 4);
  const hashes = goals.map((each) => hashVector(each.type, each.vector));
  const before = lambda.bank.watch;
  lambda.bank.watch = (entry, entryHash) => {
    before(entry, entryHash);
    if (entry.partial) return;
    const hash =
      lambda.bank.columns === vector.length ? entryHash : hashVector(entry.type, entry.vector, vector.length);
    for (const [index, each] of goals.entries()) {
      if (hash === hashes[index] && comparable(entry.type, each.type))
        each.finish(nodeOf(entry), entry.cost + each.cost);
    }
  };
  return goals.map((each) => ({ lambda, chooser: new Chooser(lambda.bank, each), cost: each.cost }));
}
