import type { Spec } from "../spec/spec.ts";
import { ANY, BOOL, FLOAT, INT, listOf, makeType, NONE, STR, type Type } from "../values/types.ts";
import { equal, isMixed, type Value } from "../values/value.ts";
import { afterMap, Bank } from "./bank.ts";
import { Chooser } from "./choose.ts";
import { type Effort, Spent } from "./effort.ts";
import { type Entry, nodeOf } from "./entry.ts";
import { comparable, component, type Goal, goalsFrom, meets } from "./goal.ts";
import type { Lambda } from "./lambda.ts";
import type { Node } from "./node.ts";
import { score } from "./rank.ts";
import { makeInputs } from "./inputs.ts";
import { recurrences } from "./steps.ts";
import { makeUniverse, type Width } from "./universe.ts";
import { hashVector } from "../values/hash.ts";

export interface Solution {
  node: Node;
  /** In bits, as the task's words make it. */
  cost: number;
  /** The cost and what speaks against it (see rank.ts); the lower the better. */
  score: number;
  /** Evaluations when it was found. */
  at: number;
}

export interface SearchOptions {
  width: Width;
  /** How much more than the cheapest solution another may cost to be looked for. */
  slack: number;
  /** How many bits beyond the bank's level a conditional may cost. */
  conditionals: number;
  onSolution?(solution: Solution): void;
  onLevel?(level: number): void;
}

/** A list whose elements a goal is made of, one by one. */
interface Target {
  lambda: Lambda;
  chooser: Chooser;
  cost: number;
}

const MOST_SOLUTIONS = 300;
const MOST_TARGETS = 10;
const DEEPEST_LEVEL = 60;

/** Searches for programs that meet every example, the cheapest first, until its effort is spent. */
export function search(spec: Spec, effort: Effort, options: SearchOptions): Solution[] {
  const solutions: Solution[] = [];
  let cheapest = Number.POSITIVE_INFINITY;
  const report = (node: Node, cost: number) => {
    if (solutions.length >= MOST_SOLUTIONS) return;
    const scored = score(node, cost, spec);
    if (scored === null) return;
    const solution = { node, cost, score: scored, at: effort.evaluations };
    solutions.push(solution);
    cheapest = Math.min(cheapest, scored);
    options.onSolution?.(solution);
  };
  for (const { node, cost } of recurrences(spec)) report(node, cost);
  const universe = makeUniverse(spec, options.width);
  const examples = spec.examples.length;
  const inputs = [...spec.examples.map(({ args }) => args), ...makeInputs(spec, EXTRA[examples] ?? 0)];
  const root = new Bank(inputs.length, 0, leavesOf(spec, inputs, universe.types), universe, effort, examples, 0);
  const isConstant = constantsOf(spec);
  const goals = goalsFrom({ type: spec.returns, vector: spec.examples.map(({ output }) => output), cost: 0, finish: report }, isConstant);
  const byHash = new Map<number, Goal[]>();
  for (const goal of goals) {
    const hash = hashVector(goal.type, goal.vector);
    byHash.set(hash, [...(byHash.get(hash) ?? []), goal]);
  }
  const targets: Target[] = [];
  const lists: Entry[] = [];
  const types = [...universe.types].filter((type) => goals.some((goal) => comparable(type, goal.type)));
  root.watch = (entry) => {
    if (entry.type.head === "list" && entry.cost <= 8 && !entry.partial) lists.push(entry);
    if (entry.partial || !types.includes(entry.type)) return;
    const hash = hashVector(entry.type, entry.vector, examples);
    for (const goal of byHash.get(hash) ?? []) {
      if (comparable(entry.type, goal.type)) goal.finish(nodeOf(entry), entry.cost + goal.cost);
    }
  };
  const choosers = goals.map((goal) => new Chooser(root, goal));
  try {
    for (let level = 1; level <= DEEPEST_LEVEL && level <= cheapest + options.slack; level++) {
      root.fill(level);
      options.onLevel?.(level);
      for (const list of lists.splice(0)) addTargets(list, goals, root, targets, isConstant);
      for (const chooser of choosers) chooser.step(Math.min(level + options.conditionals, cheapest + options.slack));
      for (const target of targets) {
        if (target.cost + level > cheapest + options.slack) continue;
        target.lambda.bank.fill(level);
        target.chooser.step(level + options.conditionals);
      }
    }
  } catch (error) {
    if (!(error instanceof Spent)) throw error;
  }
  return solutions.sort((a, b) => a.score - b.score || a.cost - b.cost || a.at - b.at);
}

/**
 * With few examples, different expressions often agree on all of them. Inputs without results keep these apart, so that
 * the bank holds more than the first; how many, by the number of examples.
 */
const EXTRA = [0, 3, 2, 1, 1];

/** Whether a value is one that a program may have as a constant result: the text names it, or it comes again. */
function constantsOf({ examples, constants }: Spec): (value: Value) => boolean {
  return (value) =>
    constants.some((each) => each.value === value) || (examples.length > 2 && examples.filter(({ output }) => equal(output, value)).length > 1);
}

function leavesOf(spec: Spec, inputs: Value[][], types: Set<Type>): Entry[] {
  const columns = inputs.length;
  const leaves: Entry[] = [];
  const add = (node: Node, cost: number, vector: Value[], depends: number) =>
    leaves.push({ type: node.type, cost, vector, depends, partial: false, made: { kind: "leaf", node } });
  for (const [index, { type }] of spec.parameters.entries()) {
    const vector = inputs.map((args) => args[index]!);
    const node: Node = { kind: "parameter", index, type };
    add(node, 1, vector, 1);
    if (type.head === "row" || (type.head === "tuple" && type.args.length <= 4 && type.args.every((each) => each === type.args[0]))) {
      const name = type.head === "row" ? "row-list" : `tuple-list-${type.args.length}`;
      if (type.args.length > 1 || type.head === "row") {
        add({ kind: "call", component: component(name), args: [node], type: listOf(type.args[0]!) }, 1, vector, 1);
      }
    }
  }
  const constant = (value: Value, type: Type, cost: number) => {
    if (!types.has(type) && type !== NONE && type !== STR) return;
    if (leaves.some((leaf) => leaf.type === type && leaf.depends === 0 && equal(leaf.vector[0]!, value))) return;
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
    if (type === STR || type === INT || type === BOOL || type === NONE) constant(value, type, type === INT ? 6 : type === STR ? 7 : 2);
  }
  for (const type of types) if (type.head === "list" && comparableEmpty(spec.returns, type)) constant([], type, 4);
  if (spec.returns === ANY || spec.returns.head === "dict") {
    for (const type of types) if (type.head === "dict" && type === spec.returns) constant([], makeType("dict", type.args), 4);
  }
  return leaves;
}

function comparableEmpty(returns: Type, type: Type): boolean {
  return returns === type || (returns === ANY && type === listOf(INT));
}

/** Finds the goals that are a map or a filter over `list`, and gives their function a search of its own. */
function addTargets(list: Entry, goals: Goal[], root: Bank, targets: Target[], isConstant: (value: Value) => boolean): void {
  if (targets.length >= MOST_TARGETS) return;
  for (const goal of goals) {
    if (goal.type.head !== "list") continue;
    const lambda = root.lambda(list);
    if (lambda === null) return;
    const made = mapTarget(list, goal, lambda, isConstant) ?? filterTarget(list, goal, lambda);
    if (made !== null) targets.push(...made);
  }
}

function mapTarget(list: Entry, goal: Goal, lambda: Lambda, isConstant: (value: Value) => boolean): Target[] | null {
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
      goal.finish({ kind: "each", scheme, list: nodeOf(list), binder: lambda.binder, body, type: goal.type }, spent),
  };
  // Elements come many times, so that two of them are a pattern.
  const goals = goalsFrom(inner, (value) => isConstant(value) || vector.length > 4);
  const hashes = goals.map((each) => hashVector(each.type, each.vector));
  const before = lambda.bank.watch;
  lambda.bank.watch = (entry, entryHash) => {
    before(entry, entryHash);
    if (entry.partial) return;
    const hash = lambda.bank.columns === vector.length ? entryHash : hashVector(entry.type, entry.vector, vector.length);
    for (const [index, each] of goals.entries()) {
      if (hash === hashes[index] && comparable(entry.type, each.type)) each.finish(nodeOf(entry), entry.cost + each.cost);
    }
  };
  return goals.map((each) => ({ lambda, chooser: new Chooser(lambda.bank, each), cost: each.cost }));
}
