import { nodesOf, type SyntaxNode } from "./tree.ts";

/** Sizes of a program by its syntax tree. */
export interface Complexity {
  /** Decisions + 1, of the whole program. */
  cyclomatic: number;
  /** The largest of a single function, 1 where there is none. */
  worstFunction: number;
  /** Lines with code. */
  lines: number;
  /** Lines that are comment only, of lines with code or comment, 0 to 1. */
  commentShare: number;
  /** Halstead's N · log₂ n: operands are names and values, operators everything else that is written. */
  volume: number;
}

/** Where control may go two ways, by tree-sitter's names in all languages read here. */
const DECISIONS = new Set([
  ...[
    "if_statement",
    "elif_clause",
    "if_expression",
    "if",
    "elsif",
    "unless",
    "if_modifier",
    "unless_modifier",
  ],
  ...[
    "for_statement",
    "for_in_statement",
    "enhanced_for_statement",
    "for_each_statement",
    "foreach_statement",
  ],
  ...["for_range_loop", "for_expression", "for", "while_statement", "while_expression", "while", "until"],
  ...["do_statement", "loop_expression", "for_in_clause", "if_clause"],
  ...["switch_case", "case_statement", "expression_case", "type_case", "communication_case", "match_arm"],
  ...["case_clause", "when", "switch_block_statement_group", "switch_rule", "switch_section"],
  ...["except_clause", "except_group_clause", "catch_clause", "rescue"],
  ...["conditional_expression", "ternary_expression", "conditional"],
]);
const SHORT_CIRCUIT = new Set(["and", "or", "&&", "||", "??"]);
const FUNCTIONS =
  /^(function|method|constructor|lambda|arrow_function|closure|func_literal|local_function|singleton_method)/;
const LITERAL = /string|char|template/;

/**
 * McCabe 1976: one for each condition, loop, case (a default is none), handler, ternary and `and`/`or`. A comprehension's
 * `for` counts as the loop that it is.
 */
export function cyclomatic(root: SyntaxNode): number {
  let decisions = 0;
  for (const node of nodesOf(root)) {
    if (node.named ? DECISIONS.has(node.type) && !isDefault(node) : SHORT_CIRCUIT.has(node.type)) decisions++;
  }
  return decisions + 1;
}

function isDefault(node: SyntaxNode): boolean {
  return node.children.length > 0 && /^(default|else)\b/.test(node.text) && !/^if/.test(node.type);
}

/** Measures one program; pass its text, which the tree alone does not give back. */
export function complexityOf(root: SyntaxNode, program: string): Complexity {
  const nodes = [...nodesOf(root)];
  const functions = nodes.filter(
    ({ named, type, children }) =>
      named && FUNCTIONS.test(type) && children.length > 0 && !/declarator|type/.test(type),
  );
  const comments = nodes.filter(({ type }) => type.endsWith("comment"));
  const isComment = new Uint8Array(program.length);
  for (const { start, end } of comments) isComment.fill(1, start, end);
  let [code, commented, at] = [0, 0, 0];
  for (const line of program.split("\n")) {
    const letters = [...line].map((letter, column) => ({ letter, comment: isComment[at + column] === 1 }));
    const written = letters.filter(({ letter }) => letter.trim() !== "");
    if (written.some(({ comment }) => !comment)) code++;
    else if (written.length > 0) commented++;
    at += line.length + 1;
  }
  return {
    cyclomatic: cyclomatic(root),
    worstFunction: functions.reduce((most, node) => Math.max(most, cyclomatic(node)), 1),
    lines: code,
    commentShare: code + commented === 0 ? 0 : commented / (code + commented),
    volume: halsteadVolume(root),
  };
}

function halsteadVolume(root: SyntaxNode): number {
  const distinct = new Set<string>();
  let total = 0;
  const visit = (node: SyntaxNode): void => {
    if (node.type.endsWith("comment")) return;
    if (
      node.children.length > 0 &&
      !(node.named && LITERAL.test(node.type) && !/interpolation/.test(node.type))
    ) {
      for (const child of node.children) visit(child);
      return;
    }
    if (node.text === "") return;
    distinct.add(`${node.named} ${node.text}`);
    total++;
  };
  visit(root);
  return distinct.size < 2 ? 0 : total * Math.log2(distinct.size);
}

/**
 * The maintainability index, 0 to 100: 171 − 5.2 ln V − 0.23 CC − 16.2 ln LOC + 50 sin √(2.4 C), over 171. `commentShare` C is
 * in radians of percent (`percent`, as in radon and the Software Engineering Institute's) or a share of 1.
 * Coleman et al. 1994; Welker 2001
 */
export function maintainability(
  {
    volume,
    cyclomatic,
    lines,
    commentShare,
  }: Pick<Complexity, "volume" | "cyclomatic" | "lines" | "commentShare">,
  comments: "percent" | "share" = "percent",
): number {
  if (volume <= 0 || lines <= 0) return 100;
  const weight = comments === "percent" ? (100 * commentShare * Math.PI) / 180 : commentShare;
  const raw =
    171 -
    5.2 * Math.log(volume) -
    0.23 * cyclomatic -
    16.2 * Math.log(lines) +
    50 * Math.sin(Math.sqrt(2.4 * weight));
  return Math.min(100, Math.max(0, (100 * raw) / 171));
}
