import type { SyntaxNode } from "./tree.ts";

/**
 * Share of the reference's subtrees that occur in the candidate: `matched` of `total`, over all inner nodes, by node types
 * and fields, without names and values. A subtree that the candidate has once answers for all of the reference's equal
 * ones, as in the released program. A keyword of two words (`not in`) is a node in newer grammars only, and none here. Ren et al.
 * 2020 (CodeBLEU), section 3.2
 */
export function syntaxMatch(
  candidate: SyntaxNode,
  reference: SyntaxNode,
): { matched: number; total: number } {
  const shapes = new Map<string, number>();
  const said = new Set(innerShapes(candidate, shapes));
  const wanted = innerShapes(reference, shapes);
  return { matched: wanted.filter((shape) => said.has(shape)).length, total: wanted.length };
}

/** The shape of each inner node, the root first or last: equal numbers are equal subtrees. */
function innerShapes(root: SyntaxNode, shapes: Map<string, number>): number[] {
  const found: number[] = [];
  const shapeOf = (node: SyntaxNode): number => {
    let key = node.type;
    for (const child of node.children) {
      const shape = shapeOf(child);
      if (child.missing) key += ` MISSING ${child.type}`;
      else if (child.named) key += ` ${child.field ?? ""}:${shape}`;
    }
    let shape = shapes.get(key);
    if (shape === undefined) {
      shape = shapes.size;
      shapes.set(key, shape);
    }
    if ((node.named && node.children.length > 0) || node === root) found.push(shape);
    return shape;
  };
  shapeOf(root);
  return found;
}
