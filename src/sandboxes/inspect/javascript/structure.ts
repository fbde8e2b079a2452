import type { Node } from "web-tree-sitter";

/** Where a statement begins. `loop` is set for the heads of loops: where their body begins. */
export interface Statement {
  line: number;
  offset: number;
  loop?: number;
  leads: boolean;
}

/** A place where control goes one of several ways. */
export interface Decision {
  kind: "if" | "loop" | "items" | "choice" | "cases";
  line: number;
  offset: number;
  /** Where each way begins; null for an `if` without an `else`, and for a case without statements. */
  arms: (number | null)[];
  /** Which of the cases is the default one; -1 for none. */
  fallback?: number;
  /** Where control leaves a loop by a statement: `break`, `return`, `throw`. */
  exits: number[];
}

export interface Structure {
  statements: Statement[];
  decisions: Decision[];
}

/** The statements and decisions of a JavaScript program. */
export function structureOf(root: Node): Structure {
  const statements: Statement[] = [];
  const decisions: Decision[] = [];
  const body = (nodes: Node[]) => {
    let leads = true;
    for (const node of nodes) {
      if (!isSilent(node)) {
        const loop = isLoop(node) ? node.childForFieldName("body")! : undefined;
        statements.push({
          line: lineOf(node),
          offset: node.startIndex,
          leads: leads || loop !== undefined,
          ...(loop && { loop: loop.startIndex }),
        });
        leads = false;
      }
      visit(node);
      leads ||= BRANCHES.has(node.type);
    }
  };
  /** A body that may or may not be in braces. */
  const part = (node: Node | null) => {
    if (!node) return;
    body(node.type === "statement_block" ? node.namedChildren : [node]);
  };
  const visit = (node: Node) => {
    const decision = decisionOf(node);
    if (decision) decisions.push(decision);
    for (const child of node.namedChildren) {
      if (child.type === "statement_block" || child.type === "class_static_block") body(child.namedChildren);
      else if (isPart(node, child)) part(child);
      else if (child.type === "switch_case" || child.type === "switch_default") {
        visit(child);
        body(child.childrenForFieldName("body"));
      } else if (node.type !== "switch_case" && node.type !== "switch_default") visit(child);
    }
  };
  body(root.namedChildren);
  return { statements, decisions };
}

const LOOPS = new Set(["for_statement", "for_in_statement", "while_statement", "do_statement"]);
const BRANCHES = new Set([
  ...LOOPS,
  "if_statement",
  "switch_statement",
  "try_statement",
  "labeled_statement",
]);
const FUNCTIONS = new Set([
  "function_declaration",
  "generator_function_declaration",
  "function_expression",
  "generator_function",
  "arrow_function",
  "method_definition",
]);
const isLoop = (node: Node) => LOOPS.has(node.type);
const lineOf = (node: Node) => node.startPosition.row + 1;

/** What V8 never stops at: declarations of functions, imports, comments, and blocks, whose statements count themselves. */
function isSilent({ type }: Node): boolean {
  return /^(function|generator_function)_declaration$|^import_statement$|comment$|^statement_block$|^empty_statement$|^hash_bang/.test(
    type,
  );
}

/** Whether a child is a statement on its own, such as the body of a loop without braces. */
function isPart(node: Node, child: Node): boolean {
  if (node.type === "else_clause") return true;
  if (!isLoop(node) && node.type !== "if_statement" && node.type !== "labeled_statement") return false;
  return [node.childForFieldName("body"), node.childForFieldName("consequence")].some(
    (one) => one?.id === child.id,
  );
}

function decisionOf(node: Node): Decision | undefined {
  const at = { line: lineOf(node), offset: node.startIndex, exits: [] as number[] };
  const start = (field: string) => node.childForFieldName(field)?.startIndex ?? null;
  if (node.type === "if_statement") {
    const other = node.childForFieldName("alternative")?.namedChildren[0]?.startIndex ?? null;
    return { ...at, kind: "if", arms: [start("consequence"), other] };
  }
  if (node.type === "ternary_expression")
    return { ...at, kind: "choice", arms: [start("consequence"), start("alternative")] };
  if (node.type === "switch_statement") {
    const cases = node
      .childForFieldName("body")!
      .namedChildren.filter(({ type }) => type.startsWith("switch_"));
    const arms = cases.map((one) => one.childrenForFieldName("body")[0]?.startIndex ?? null);
    return { ...at, kind: "cases", arms, fallback: cases.findIndex(({ type }) => type === "switch_default") };
  }
  if (!isLoop(node) || node.type === "do_statement" || endsOnlyByStatement(node)) return undefined;
  const kind = node.type === "for_in_statement" ? "items" : "loop";
  return { ...at, kind, arms: [start("body")], exits: exitsOf(node.childForFieldName("body")!) };
}

/** `for (;;)` and `while (true)` decide nothing. */
function endsOnlyByStatement(node: Node): boolean {
  const condition = node.childForFieldName("condition");
  if (node.type === "for_in_statement") return false;
  return (
    condition === null ||
    condition.type === "empty_statement" ||
    /^\(?\s*(true|1)\s*\)?$/.test(condition.text)
  );
}

/** Where statements in a loop's body leave that loop. */
function exitsOf(body: Node): number[] {
  const found: number[] = [];
  const visit = (node: Node, breaks: boolean) => {
    if (FUNCTIONS.has(node.type)) return;
    const leaves = node.type === "break_statement" && (breaks || node.childForFieldName("label") !== null);
    if (leaves || node.type === "return_statement" || node.type === "throw_statement")
      found.push(node.startIndex);
    const inner = breaks && !isLoop(node) && node.type !== "switch_statement";
    for (const child of node.namedChildren) visit(child, inner);
  };
  visit(body, true);
  return found;
}
