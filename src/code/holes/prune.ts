import type { TokenScore } from "../../core/model.ts";
import parse from "../parse.ts";

/** A part of a program with what its own tokens cost: how unsure the model was of them. */
export interface CostNode {
  /** −ln probability of the tokens that are in this part and in none of its children, from 0 to 10. */
  cost: number;
  children: CostNode[];
  /** Where it lies in the program, in UTF-16 units. */
  start: number;
  end: number;
}

/** Longest cost of a part: beyond it the model might as well not know. */
const MOST = 10;

/**
 * The syntax tree of a program with the costs of its named parts. A token belongs to the innermost part that holds its
 * first character; one without a finite log-probability costs the most. `scores` are the tokens of exactly this text.
 */
export function costTree(
  program: string,
  language: string,
  scores: readonly TokenScore[],
): Promise<CostNode> {
  return parse(program, language, (root) => {
    const build = (node: typeof root): CostNode => ({
      cost: 0,
      children: node.namedChildren.flatMap((child) => (child ? [build(child)] : [])),
      start: node.startIndex,
      end: node.endIndex,
    });
    const tree = { ...build(root), start: 0, end: program.length };
    let at = 0;
    for (const { token, logprob } of scores) {
      const owner = innermost(tree, at + (token.length - token.trimStart().length));
      owner.cost = Math.min(MOST, owner.cost + (Number.isFinite(logprob) ? -logprob : MOST));
      at += token.length;
    }
    return tree;
  });
}

function innermost(node: CostNode, at: number): CostNode {
  const child = node.children.find(({ start, end }) => at >= start && at < end);
  return child ? innermost(child, at) : node;
}

/** A way to prune a tree: how many parts stay, what they cost, and the parts at which holes begin. */
export interface Pruned {
  kept: number;
  cost: number;
  holes: CostNode[];
}

/**
 * Keeps as many parts as possible whose cost is at most `limit`, with at most `holes` holes; a part that stays keeps its
 * parent. Exact, by dynamic programming over the number of holes and of parts. Of equals the cheapest. When even
 * the empty program needs a hole and none is allowed, everything stays.
 *
 * @param within parts that a looser limit kept: nothing else may stay, which makes the sets of all limits nested.
 */
export function keepWithin(
  tree: CostNode,
  limit: number,
  holes: number,
  within?: ReadonlySet<CostNode>,
): Pruned {
  const ways = waysOf(tree, holes, within).flatMap((row) => row.filter((way) => way !== undefined));
  const fitting = ways.filter(({ cost }) => cost <= limit + 1e-12);
  const choice = fitting.length > 0 ? fitting : ways;
  return choice.sort((a, b) => b.kept - a.kept || a.cost - b.cost)[0]!;
}

/** `ways[holes][kept]`: the cheapest way of exactly so many. */
function waysOf(node: CostNode, most: number, within?: ReadonlySet<CostNode>): (Pruned | undefined)[][] {
  const ways: (Pruned | undefined)[][] = Array.from({ length: most + 1 }, () => []);
  if (!within || within.has(node)) {
    let stays: (Pruned | undefined)[][] = ways.map(() => []);
    stays[0]![1] = { kept: 1, cost: node.cost, holes: [] };
    for (const child of node.children) stays = joined(stays, waysOf(child, most, within), most);
    stays.forEach((row, index) => {
      ways[index] = row;
    });
  }
  if (most >= 1) ways[1]![0] = { kept: 0, cost: 0, holes: [node] };
  return ways;
}

function joined(
  a: (Pruned | undefined)[][],
  b: (Pruned | undefined)[][],
  most: number,
): (Pruned | undefined)[][] {
  const both: (Pruned | undefined)[][] = Array.from({ length: most + 1 }, () => []);
  for (const one of a.flat()) {
    for (const other of b.flat()) {
      if (!one || !other) continue;
      const holes = one.holes.length + other.holes.length;
      const kept = one.kept + other.kept;
      const cost = one.cost + other.cost;
      if (holes > most || cost >= (both[holes]![kept]?.cost ?? Number.POSITIVE_INFINITY)) continue;
      both[holes]![kept] = { kept, cost, holes: [...one.holes, ...other.holes] };
    }
  }
  return both;
}

/** The program with `mark` where parts were taken out. */
export function withHoles(program: string, holes: readonly CostNode[], mark = "??"): string {
  return [...holes]
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end }) => text.slice(0, start) + mark + text.slice(end), program);
}
