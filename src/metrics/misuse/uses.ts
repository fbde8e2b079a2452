import { fieldOf, nodesOf, type SyntaxNode, syntaxOf } from "../code/tree.ts";
import { MISUSE_RULES, type MisuseRule, type UsagePattern } from "./rules.ts";

/** One checked use of an API. */
export interface ApiUse {
  rule: string;
  misused: boolean;
  /** Where the call stands, in UTF-16 units of the program. */
  start: number;
}

/** A call in its surroundings: what is around it, outermost first. */
interface Call {
  name: string;
  node: SyntaxNode;
  around: readonly SyntaxNode[];
}

const CALLS = ["method_invocation", "call", "call_expression", "object_creation_expression"];
const BLOCKS: Record<NonNullable<UsagePattern["inside"]>, readonly string[]> = {
  try: ["try_statement", "try_with_resources_statement"],
  condition: [
    "if_statement",
    "while_statement",
    "conditional_expression",
    "ternary_expression",
    "with_statement",
    "for_statement",
  ],
  loop: ["while_statement", "for_statement", "do_statement", "enhanced_for_statement"],
};

/**
 * The uses of known APIs in a program, each judged by its rule's patterns; null when it has no tree, or does not parse even
 * inside a class and a method (answers are often fragments). A call counts only where the program mentions its API.
 * Zhong & Wang 2024 (RobustAPI), arXiv 2308.10335, section 3
 */
export function apiUses(
  program: string,
  language: string,
  rules: readonly MisuseRule[] = MISUSE_RULES,
): ApiUse[] | null {
  const root = readable(program, language);
  if (!root) return null;
  const calls = callsIn(root, []);
  const known = rules.filter(
    (rule) => rule.language === language.toLowerCase() && (!rule.type || rule.type.test(program)),
  );
  return calls.flatMap((call, index) =>
    known
      .filter((rule) => rule.call === call.name && isOn(rule, call, program))
      .map((rule) => ({
        rule: rule.id,
        misused: !rule.patterns.some((pattern) =>
          holds(pattern, call, calls.slice(0, index), calls.slice(index + 1)),
        ),
        start: call.node.start,
      })),
  );
}

/**
 * Whether what a method is called on may be of the rule's types: a name by its declaration, a new object by its class, text as
 * text. What another call gave, and a name that is declared elsewhere, have no type that can be told: those calls do not count.
 */
function isOn({ on }: MisuseRule, { node }: Call, program: string): boolean {
  const object = fieldOf(node, "object")?.text;
  if (!on || object === undefined) return true;
  const made = /^\(?new\s+([\w.]+)/.exec(object)?.[1];
  if (made) return on.includes(made);
  if (object.startsWith('"')) return on.includes("String");
  if (!/^(?:this\.)?\w+$/.test(object)) return false;
  const name = object.replace("this.", "");
  const declared = new RegExp(`\\b([A-Z]\\w*)(?:<[^;=()]*>)?(?:\\[\\])*\\s+${name}\\s*[;=,):]`, "g");
  return [...program.matchAll(declared)].some(([, type]) => on.includes(type!));
}

function holds(pattern: UsagePattern, call: Call, before: readonly Call[], after: readonly Call[]): boolean {
  const has = (calls: readonly Call[], names: readonly string[] = []) =>
    names.every((name) => calls.some((each) => each.name === name));
  if (!has(before, pattern.before) || !has(after, pattern.after)) return false;
  if (pattern.argued && !fieldOf(call.node, "arguments")?.children.some(({ named }) => named)) return false;
  if (pattern.thenCondition && !hasConditionAfter(call)) return false;
  if (!pattern.inside) return true;
  const types = BLOCKS[pattern.inside];
  return call.around.some(
    (block) => types.includes(block.type) && (!pattern.guard || pattern.guard.test(head(block))),
  );
}

const ASKING = ["if_statement", "while_statement", "ternary_expression"];

/** Whether the method that the call stands in has a condition that begins after the call, or asks with it. */
function hasConditionAfter({ node, around }: Call): boolean {
  const method = around.findLast(
    ({ type }) => /method|constructor|lambda/.test(type) && !CALLS.includes(type),
  );
  return [...nodesOf(method ?? around[0] ?? node)].some(
    (block) =>
      ASKING.includes(block.type) &&
      (block.start > node.start ||
        (block.start <= node.start && node.end <= block.start + head(block).length)),
  );
}

/** What a block asks before it runs its body. */
function head(block: SyntaxNode): string {
  const body = fieldOf(block, "body") ?? fieldOf(block, "consequence");
  return body ? block.text.slice(0, body.start - block.start) : block.text;
}

/** A program as a whole, or as the inside of a method or a class. */
function readable(program: string, language: string): SyntaxNode | null {
  const forms =
    language.toLowerCase() === "java"
      ? [program, `class Answer {\n${program}\n}`, `class Answer { void answer() {\n${program}\n} }`]
      : [program];
  for (const form of forms) {
    const root = syntaxOf(form, language);
    if (root && ![...nodesOf(root)].some(({ type, missing }) => type === "ERROR" || missing)) return root;
  }
  return null;
}

function callsIn(node: SyntaxNode, around: readonly SyntaxNode[]): Call[] {
  const inner = node.children.flatMap((child) => callsIn(child, [...around, node]));
  if (!CALLS.includes(node.type)) return inner;
  const callee = fieldOf(node, "name") ?? fieldOf(node, "function") ?? fieldOf(node, "type");
  const name = callee?.text.match(/\w+$/)?.[0];
  return name ? [...inner, { name, node, around }] : inner;
}
