import type { Node } from "../search/node.ts";
import { children, type Dialect, expression, keyOf, type Scope } from "./expression.ts";

/** What a function's body is made of, before a language writes it down. */
export type Statement =
  | { kind: "let"; name: string; code: string }
  | { kind: "return"; code: string }
  | { kind: "if"; test: string; yes: Statement[] }
  | { kind: "steps"; names: string[]; first: number[]; next: string; count: string };

/** Lines longer than this are divided where a part can have a name. */
const LONGEST = 88;

/** The statements of a function that returns `node`. */
export function body(node: Node, parameters: readonly string[], dialect: Dialect): Statement[] {
  return statements(node, { parameters, names: new Map(), locals: new Map() }, dialect);
}

function statements(node: Node, scope: Scope, dialect: Dialect): Statement[] {
  if (node.kind === "choice") {
    const shared = locals(node.test, scope, dialect, true);
    return [
      ...shared,
      {
        kind: "if",
        test: expression(node.test, scope, dialect).text,
        yes: statements(node.yes, scope, dialect),
      },
      ...statements(node.no, { ...scope, locals: new Map(scope.locals) }, dialect),
    ];
  }
  if (node.kind === "steps") return recurrence(node, scope, dialect);
  const named = locals(node, scope, dialect, false);
  return [...named, { kind: "return", code: expression(node, scope, dialect).text }];
}

/** Gives names to what occurs twice, and to parts of what would be too long; adds them to `scope`. */
function locals(node: Node, scope: Scope, dialect: Dialect, short: boolean): Statement[] {
  const made: Statement[] = [];
  const name = (part: Node) => {
    const called = freeLocal(part, scope);
    made.push({ kind: "let", name: called, code: expression(part, scope, dialect).text });
    scope.locals.set(keyOf(part), called);
  };
  for (const part of repeated(node)) if (!scope.locals.has(keyOf(part))) name(part);
  for (let tries = 0; tries < 4; tries++) {
    const text = expression(node, scope, dialect).text;
    if (text.length <= (short ? LONGEST - 20 : LONGEST - 8)) break;
    const part = largestClosed(node, scope, dialect, text.length);
    if (part === null) break;
    name(part);
  }
  return made;
}

/** Closed expressions that occur more than once and do some work, the innermost first. */
function repeated(root: Node): Node[] {
  const counts = new Map<string, { node: Node; count: number }>();
  const visit = (node: Node) => {
    if (size(node) >= 3 && isClosed(node)) {
      const seen = counts.get(keyOf(node));
      if (seen !== undefined) {
        seen.count++;
        return;
      }
      counts.set(keyOf(node), { node, count: 1 });
    }
    children(node).forEach(visit);
  };
  visit(root);
  return [...counts.values()]
    .filter(({ count }) => count > 1)
    .map(({ node }) => node)
    .sort((a, b) => size(a) - size(b));
}

function largestClosed(root: Node, scope: Scope, dialect: Dialect, whole: number): Node | null {
  let best: Node | null = null;
  let length = 0;
  const visit = (node: Node) => {
    if (node !== root && isClosed(node) && size(node) >= 2 && !scope.locals.has(keyOf(node))) {
      const text = expression(node, scope, dialect).text;
      if (text.length > length && text.length < whole - 10) {
        best = node;
        length = text.length;
      }
    }
    children(node).forEach(visit);
  };
  visit(root);
  return best;
}

function size(node: Node): number {
  return 1 + children(node).reduce((sum, child) => sum + size(child), 0);
}

/** Whether a node uses no variable of a lambda around it. */
function isClosed(node: Node, inside: readonly object[] = []): boolean {
  if (node.kind === "bound") return inside.includes(node.binder);
  if (node.kind === "each")
    return isClosed(node.list, inside) && isClosed(node.body, [...inside, node.binder]);
  return children(node).every((child) => isClosed(child, inside));
}

const BY_KIND: [RegExp, string][] = [
  [/count/, "count"],
  [/length|size/, "size"],
  [/sum|product|mean/, "total"],
  [/largest/, "largest"],
  [/smallest/, "smallest"],
  [/words|split/, "words"],
  [/digits/, "digits"],
  [/sort/, "ordered"],
  [/filter/, "kept"],
  [/map|characters/, "values"],
];

function freeLocal(node: Node, scope: Scope): string {
  const made = node.kind === "call" ? node.component.name : node.kind === "each" ? node.scheme.name : "";
  const wanted =
    BY_KIND.find(([pattern]) => pattern.test(made))?.[1] ?? (node.type.head === "list" ? "items" : "value");
  const taken = new Set([...scope.parameters, ...scope.locals.values()]);
  if (!taken.has(wanted)) return wanted;
  for (let i = 2; ; i++) if (!taken.has(`${wanted}${i}`)) return `${wanted}${i}`;
}

function recurrence(node: Node & { kind: "steps" }, scope: Scope, dialect: Dialect): Statement[] {
  const { first, coefficients, constant, from } = node.steps;
  const names = ["a", "b", "c", "d"]
    .map((name) => (scope.parameters.includes(name) ? `${name}_` : name))
    .slice(0, first.length);
  const terms = coefficients.flatMap((factor, index) => {
    if (factor === 0) return [];
    return factor === 1 ? [names[index]!] : [`${factor} * ${names[index]}`];
  });
  if (constant !== 0) terms.push(String(constant));
  const n = expression(node.n, scope, dialect).text;
  const next = terms.join(" + ").replaceAll("+ -", "- ") || "0";
  return [
    { kind: "steps", names, first, next, count: from === 0 ? n : `${n} - ${from}` },
    { kind: "return", code: names[0]! },
  ];
}
