import type { Spec } from "../spec/spec.ts";
import { hashVector } from "../values/hash.ts";
import { Bank } from "./bank.ts";
import { Chooser } from "./choose.ts";
import { type Effort, Spent } from "./effort.ts";
import { type Entry, nodeOf } from "./entry.ts";
import { comparable, type Goal, goalsFrom } from "./goal.ts";
import { makeInputs } from "./inputs.ts";
import { constantsOf, leavesOf } from "./leaves.ts";
import type { Node } from "./node.ts";
import { score } from "./rank.ts";
import { recurrences } from "./steps.ts";
import { addTargets, type Target } from "./targets.ts";
import { makeUniverse, type Width } from "./universe.ts";

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

/**
 * With few examples, different expressions often agree on all of them. Inputs without results keep these apart, so that
 * the bank holds more than the first; how many, by the number of examples.
 */
const EXTRA = [0, 3, 2, 1, 1];

const MOST_SOLUTIONS = 300;
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
  const root = new Bank(
    inputs.length,
    0,
    leavesOf(spec, inputs, universe.types),
    universe,
    effort,
    examples,
    0,
  );
  const isConstant = constantsOf(spec);
  const goals = goalsFrom(
    { type: spec.returns, vector: spec.examples.map(({ output }) => output), cost: 0, finish: report },
    isConstant,
  );
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
      for (const chooser of choosers)
        chooser.step(Math.min(level + options.conditionals, cheapest + options.slack));
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
