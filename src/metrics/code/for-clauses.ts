import type { SyntaxNode } from "./tree.ts";

const CLAUSES = new Set(["initializer", "condition"]);
const STATEMENT = /(?:statement|declaration)$/;

/**
 * A tree of JavaScript in which the first two clauses of a `for`, where they are expressions, are statements, as grammars
 * before 0.23 have them. CodeBLEU counts subtrees, and its recorded values are by those grammars.
 */
export function withForStatements(node: SyntaxNode): SyntaxNode {
  const children = node.children.map(withForStatements);
  if (node.type !== "for_statement") return { ...node, children };
  return {
    ...node,
    children: children.map((child) => {
      if (!CLAUSES.has(child.field ?? "") || !child.named || STATEMENT.test(child.type)) return child;
      const { field, ...expression } = child;
      return { ...child, type: "expression_statement", children: [{ ...expression, field: null }] };
    }),
  };
}
