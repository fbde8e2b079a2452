/** In which order a frontier is taken from: oldest (breadth first), newest (depth first), or highest value. */
export type Order = "oldest" | "newest" | "best";

export interface QueueSearch<Node> {
  order: Order;
  /** For `best`: the value of a node, higher first; among equals the older. */
  worthOf?: (node: Node) => number;
  /** What a node leads to, in order; with `newest` the first of them is taken next. */
  expand: (node: Node) => Promise<Node[]>;
  /** Ends the search at this node. */
  isGoal: (node: Node) => boolean | Promise<boolean>;
  /** Nodes looked at, at most. */
  most: number;
}

/**
 * Takes nodes from a frontier one after another until one is the goal, none is left, or `most` were looked at. A goal is
 * tested when a node is taken, and a goal is not expanded.
 */
export default async function queue<Node>(
  roots: readonly Node[],
  { order, worthOf = () => 0, expand, isGoal, most }: QueueSearch<Node>,
): Promise<{ goal?: Node; seen: Node[] }> {
  let frontier = order === "newest" ? [...roots].reverse() : [...roots];
  const seen: Node[] = [];
  while (frontier.length > 0 && seen.length < most) {
    const node = take(frontier, order, worthOf);
    seen.push(node);
    if (await isGoal(node)) return { goal: node, seen };
    const next = await expand(node);
    frontier = [...frontier, ...(order === "newest" ? [...next].reverse() : next)];
  }
  return { seen };
}

function take<Node>(frontier: Node[], order: Order, worthOf: (node: Node) => number): Node {
  if (order === "oldest") return frontier.shift()!;
  if (order === "newest") return frontier.pop()!;
  const values = frontier.map(worthOf);
  return frontier.splice(values.indexOf(Math.max(...values)), 1)[0]!;
}
