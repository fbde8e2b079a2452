import type { SyntaxNode } from "./tree.ts";

/** Named nodes in postorder, with the leftmost leaf of each: what Zhang and Shasha's algorithm works on. */
interface Postorder {
  labels: string[];
  leftmost: number[];
  /** The last node of each leftmost leaf, in order. */
  roots: number[];
}

/**
 * The fewest nodes to insert, delete or rename to turn one tree into the other; punctuation does not count, leaves are known
 * by type and text. Zhang & Shasha 1989, SIAM Journal on Computing 18. Null when the product of the sizes is above `limit`.
 */
export function treeEditDistance(
  first: SyntaxNode,
  second: SyntaxNode,
  limit = 4_000_000,
): { distance: number; sizes: [number, number] } | null {
  const [a, b] = [postorder(first), postorder(second)];
  const [n, m] = [a.labels.length, b.labels.length];
  if (n * m > limit) return null;
  const trees = Array.from({ length: n }, () => new Uint32Array(m));
  for (const i of a.roots) for (const j of b.roots) between(a, b, i, j, trees);
  return { distance: trees[n - 1]![m - 1]!, sizes: [n, m] };
}

/** Fills in the distances of all pairs of subtrees that end a prefix of the forests below i and j. */
function between(a: Postorder, b: Postorder, i: number, j: number, trees: Uint32Array[]): void {
  const [left, top] = [a.leftmost[i]!, b.leftmost[j]!];
  const forest = Array.from({ length: i - left + 2 }, (_, row) => {
    const line = new Uint32Array(j - top + 2);
    line[0] = row;
    return line;
  });
  for (let column = 1; column < forest[0]!.length; column++) forest[0]![column] = column;
  for (let x = left; x <= i; x++) {
    const [row, above] = [forest[x - left + 1]!, forest[x - left]!];
    for (let y = top; y <= j; y++) {
      const at = y - top + 1;
      const cheapest = Math.min(above[at]! + 1, row[at - 1]! + 1);
      if (a.leftmost[x] === left && b.leftmost[y] === top) {
        const renamed = above[at - 1]! + (a.labels[x] === b.labels[y] ? 0 : 1);
        row[at] = Math.min(cheapest, renamed);
        trees[x]![y] = row[at]!;
      } else {
        const before = forest[a.leftmost[x]! - left]![b.leftmost[y]! - top]!;
        row[at] = Math.min(cheapest, before + trees[x]![y]!);
      }
    }
  }
}

function postorder(root: SyntaxNode): Postorder {
  const [labels, leftmost]: [string[], number[]] = [[], []];
  const visit = (node: SyntaxNode): number => {
    const children = node.children.filter(({ named }) => named);
    let first = -1;
    for (const child of children) {
      const leaf = visit(child);
      if (first < 0) first = leaf;
    }
    if (first < 0) first = labels.length;
    labels.push(children.length === 0 ? `${node.type} ${node.text}` : node.type);
    leftmost.push(first);
    return first;
  };
  visit(root);
  const last = new Map(leftmost.map((leaf, index) => [leaf, index]));
  return { labels, leftmost, roots: [...last.values()].sort((x, y) => x - y) };
}
