import { nodesOf, type SyntaxNode, syntaxOf } from "./tree.ts";

const ALIASES: Record<string, string> = { py: "python", python3: "python" };

/**
 * The tree of a program without comments, and in Python without strings that stand alone as a statement (docstrings); null
 * without a grammar. Nothing is parsed twice when there is nothing to leave out.
 */
export function bareSyntax(program: string, language: string): SyntaxNode | null {
  const root = syntaxOf(program, language);
  if (!root) return null;
  const spans = [...nodesOf(root)].filter(
    (node) => isComment(node) || (isPython(language) && isLoneString(node)),
  );
  if (spans.length === 0) return root;
  let text = "";
  let from = 0;
  for (const { start, end } of spans) {
    if (start < from) continue;
    text += program.slice(from, start);
    from = end;
  }
  text += program.slice(from);
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return syntaxOf(lines.join("\n"), language);
}

const isPython = (language: string) =>
  (ALIASES[language.toLowerCase()] ?? language.toLowerCase()) === "python";
const isComment = ({ type }: SyntaxNode) => type.endsWith("comment");
const isLoneString = ({ type, children }: SyntaxNode) =>
  type === "expression_statement" && children.length === 1 && children[0]!.type === "string";
