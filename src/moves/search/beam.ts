export interface BeamSearch<Node> {
  /** Nodes kept of each layer. */
  width: number;
  /** Layers at most, the roots' not counted. */
  depth: number;
  expand: (node: Node) => Promise<Node[]>;
  /** Higher is better; among equals the earlier stays. */
  worthOf: (node: Node) => number | Promise<number>;
  /** Ends the search with the layer in which there is one. */
  isGoal?: (node: Node) => boolean | Promise<boolean>;
}

/**
 * Keeps the best `width` nodes of each layer and expands all of them. Gives the layers as they were kept, each best first;
 * a node without children ends there.
 */
export default async function beam<Node>(
  roots: readonly Node[],
  { width, depth, expand, worthOf, isGoal = () => false }: BeamSearch<Node>,
): Promise<Node[][]> {
  const layers: Node[][] = [];
  let nodes = [...roots];
  while (nodes.length > 0) {
    const values = await Promise.all(nodes.map(worthOf));
    const order = [...nodes.keys()].sort((a, b) => values[b]! - values[a]! || a - b);
    const layer = order.slice(0, width).map((index) => nodes[index]!);
    layers.push(layer);
    const goals = await Promise.all(layer.map(isGoal));
    if (goals.includes(true) || layers.length > depth) break;
    nodes = (await Promise.all(layer.map(expand))).flat();
  }
  return layers;
}
