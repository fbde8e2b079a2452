import { BOOL, type Type } from "../values/types.ts";
import type { Bank } from "./bank.ts";
import { type Entry, nodeOf } from "./entry.ts";
import { type Goal, meets } from "./goal.ts";
import type { Node } from "./node.ts";

/** What a conditional costs beyond its parts. */
const CHOICE = 5;
/** Columns that a conditional is learned from; on the others it is only checked. */
const MOST = 30;
const MOST_TESTS = 1200;

interface Covering {
  mask: number;
  cost: number;
  entry: Entry;
}

interface Tree {
  cost: number;
  node: () => Node;
  /** What it gives on each column: the entry that answers. */
  answer: (column: number) => Entry;
}

/**
 * Learns conditionals: expressions that are right on some columns, put together by tests that tell these columns from
 * the others (divide and conquer as in Alur et al. 2017, EUSolver, with the cheapest tree instead of a greedy one).
 */
export class Chooser {
  private readonly bank: Bank;
  private readonly goal: Goal;
  /** The columns that matter. */
  private readonly columns: number[];
  private readonly all: number;
  private readonly right = new Map<number, Covering>();
  private readonly tests = new Map<number, Covering>();
  private taken = 0;
  private reported = Number.POSITIVE_INFINITY;

  /** `wanted` marks the columns that matter; by default all do. */
  constructor(bank: Bank, goal: Goal, wanted?: boolean[]) {
    this.bank = bank;
    this.goal = goal;
    const columns = goal.vector.map((_, index) => index).filter((index) => wanted?.[index] !== false);
    const step = Math.max(1, columns.length / MOST);
    this.columns = columns
      .filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
      .slice(0, MOST);
    this.all = 2 ** this.columns.length - 1;
  }

  /** Looks at what the bank has new, and reports a conditional that costs no more than `most`. */
  step(most: number): void {
    if (this.columns.length < 2) return;
    for (; this.taken < this.bank.filled; ) this.take(++this.taken);
    if (this.tests.size === 0 || this.right.size === 0) return;
    const right = [...this.right.values()].sort((a, b) => a.cost - b.cost);
    const tests = [...this.tests.values()].sort((a, b) => a.cost - b.cost).slice(0, MOST_TESTS);
    const best = this.learn(right, tests, Math.min(most, this.reported - 1));
    if (best === null || !this.holds(best)) return;
    this.reported = best.cost;
    this.goal.finish(best.node(), best.cost + this.goal.cost);
  }

  private take(cost: number): void {
    const { goal } = this;
    for (const type of this.bank.universe.types) {
      if (type === BOOL) for (const entry of this.bank.at(type, cost)) this.takeTest(entry);
      if (!mayMeet(type, goal.type)) continue;
      for (const entry of this.bank.at(type, cost)) {
        this.bank.effort.spend();
        let mask = 0;
        for (const [bit, column] of this.columns.entries()) {
          if (meets(type, entry.vector[column], goal.type, goal.vector[column]!)) mask += 2 ** bit;
        }
        if (mask > 0 && !this.right.has(mask)) this.right.set(mask, { mask, cost, entry });
      }
    }
  }

  private takeTest(entry: Entry): void {
    if (entry.partial) return;
    let mask = 0;
    for (const [bit, column] of this.columns.entries()) if (entry.vector[column] === true) mask += 2 ** bit;
    if (mask === 0 || mask === this.all || this.tests.has(mask)) return;
    this.tests.set(mask, { mask, cost: entry.cost, entry });
  }

  private learn(right: Covering[], tests: Covering[], most: number): Tree | null {
    const memo = new Map<string, Tree | null>();
    const leaf = (columns: number): Tree | null => {
      const found = right.find(({ mask }) => (mask & columns) === columns);
      return found === undefined
        ? null
        : { cost: found.cost, node: () => nodeOf(found.entry), answer: () => found.entry };
    };
    const tree = (columns: number, depth: number, limit: number): Tree | null => {
      const key = `${columns},${depth}`;
      const known = memo.get(key);
      if (known !== undefined) return known;
      let best = leaf(columns);
      if (depth > 0) {
        for (const test of tests) {
          const bound = best === null ? limit : Math.min(limit, best.cost - 1);
          if (test.cost + CHOICE + 2 > bound) break;
          const yes = columns & test.mask;
          const no = columns & ~test.mask;
          if (yes === 0 || no === 0) continue;
          this.bank.effort.spend();
          const then = depth > 1 ? tree(yes, depth - 1, bound - test.cost - CHOICE - 1) : leaf(yes);
          if (then === null || then.cost + test.cost + CHOICE + 1 > bound) continue;
          const otherwise = tree(no, depth - 1, bound - test.cost - CHOICE - then.cost);
          if (otherwise === null) continue;
          const cost = test.cost + CHOICE + then.cost + otherwise.cost;
          if (cost > bound) continue;
          best = {
            cost,
            node: () => ({
              kind: "choice",
              test: nodeOf(test.entry),
              yes: then.node(),
              no: otherwise.node(),
              type: this.goal.type,
            }),
            answer: (column) => (test.entry.vector[column] === true ? then : otherwise).answer(column),
          };
        }
      }
      memo.set(key, best);
      return best;
    };
    const found = tree(this.all, 2, most);
    return found !== null && found.cost <= most && found.node().kind === "choice" ? found : null;
  }

  /** Whether the tree is right on every column that matters, also those it was not learned from. */
  private holds(tree: Tree): boolean {
    return this.columns.every((column) => {
      const entry = tree.answer(column);
      return meets(entry.type, entry.vector[column], this.goal.type, this.goal.vector[column]!);
    });
  }
}

function mayMeet(type: Type, wanted: Type): boolean {
  return (
    type === wanted ||
    wanted.head === "any" ||
    type.head === wanted.head ||
    (type.head === "int" && wanted.head === "float") ||
    (type.head === "float" && wanted.head === "int")
  );
}
