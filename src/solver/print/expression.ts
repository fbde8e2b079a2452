import type { Binder, Node } from "../search/node.ts";
import { FLOAT, type Type } from "../values/types.ts";
import { isMixed, type Value } from "../values/value.ts";
import { bindNames } from "./names.ts";
import { bound, type Code, LEVEL, template } from "./template.ts";

/** The part of a language that differs inside expressions. */
export interface Dialect {
  id: "python" | "javascript";
  constant(value: Value, type: Type): string;
  choice(test: string, then: string, otherwise: string): string;
  /** A lambda's variables where it names its parts: `i, x` or `[i, x]`. */
  parts(names: string[]): string;
}

/** What names mean where an expression stands. */
export interface Scope {
  parameters: readonly string[];
  names: Map<Binder, string[]>;
  /** Expressions that a local variable holds. */
  locals: Map<string, string>;
}

/** An expression as code. */
export function expression(node: Node, scope: Scope, dialect: Dialect): Code {
  if (scope.locals.size > 0) {
    const local = scope.locals.get(keyOf(node));
    if (local !== undefined) return { text: local, level: LEVEL.atom };
  }
  switch (node.kind) {
    case "parameter":
      return { text: scope.parameters[node.index]!, level: LEVEL.atom };
    case "constant": {
      const text = dialect.constant(node.value, node.type);
      return { text, level: text.startsWith("-") ? LEVEL.unary : LEVEL.atom };
    }
    case "bound":
      return boundVariable(node, scope);
    case "choice": {
      const [test, then, otherwise] = [node.test, node.yes, node.no].map((part) =>
        bound(expression(part, scope, dialect), LEVEL.ternary + 1),
      );
      return { text: dialect.choice(test!, then!, otherwise!), level: LEVEL.ternary };
    }
    case "call":
      return call(node, scope, dialect);
    case "each":
      return each(node, scope, dialect);
    case "steps":
      throw new Error("a recurrence is printed as statements");
  }
}

function boundVariable(node: Node & { kind: "bound" }, scope: Scope): Code {
  const names = scope.names.get(node.binder)!;
  if (node.path === null) {
    return names.length === 1
      ? { text: names[0]!, level: LEVEL.atom }
      : { text: `(${names.join(", ")})`, level: LEVEL.atom };
  }
  if (names.length === 1) return { text: `${names[0]}[${node.path}]`, level: LEVEL.postfix };
  return { text: names[node.path]!, level: LEVEL.atom };
}

function call(node: Node & { kind: "call" }, scope: Scope, dialect: Dialect): Code {
  const { parts, level } = template(node.component[dialect.id]);
  let text = "";
  for (const part of parts) {
    if (part.kind === "text") text += part.text;
    else {
      const code = expression(node.args[Number(part.name)]!, scope, dialect);
      text += part.iterable ? iterable(code, part.alone, dialect) : bound(code, part.level);
    }
  }
  // A component that only changes the type is written as its argument.
  if (node.component[dialect.id] === "{0}") return expression(node.args[0]!, scope, dialect);
  return { text, level };
}

/** Where any iterable will do, `list(…)` is dropped, and brackets of a comprehension that is the only argument. */
function iterable(code: Code, alone: boolean, dialect: Dialect): string {
  const { text } = code;
  if (dialect.id !== "python") return bound(code, LEVEL.any);
  if (text.startsWith("list(") && closes(text, 4)) return text.slice(5, -1);
  if (alone && text.startsWith("[") && closes(text, 0) && / for .* in /.test(text) && !/^\[\]/.test(text))
    return text.slice(1, -1);
  return bound(code, 3);
}

/** Whether the bracket at `open` closes at the end of the text. */
function closes(text: string, open: number): boolean {
  let nested = 0;
  let quote = "";
  for (let i = open; i < text.length; i++) {
    const char = text[i]!;
    if (quote !== "") {
      if (char === "\\") i++;
      else if (char === quote) quote = "";
    } else if (char === '"' || char === "'") quote = char;
    else if ("([{".includes(char)) nested++;
    else if (")]}".includes(char) && --nested === 0) return i === text.length - 1;
  }
  return false;
}

function each(node: Node & { kind: "each" }, scope: Scope, dialect: Dialect): Code {
  const source = dialect.id === "python" ? node.scheme.python : node.scheme.javascript;
  const loop = source.includes("for {x} in {0*}");
  // A filter below a loop becomes the loop's own condition.
  const fused =
    loop &&
    node.list.kind === "each" &&
    node.list.scheme.name === "filter" &&
    scope.locals.get(keyOf(node.list)) === undefined
      ? node.list
      : null;
  const list = fused === null ? node.list : fused.list;
  const taken = new Set([...scope.parameters, ...[...scope.names.values()].flat(), ...scope.locals.values()]);
  let names = bindNames(list, node.binder, scope.parameters, taken);
  const whole = usesWhole(node.body, node.binder) || (fused !== null && usesWhole(fused.body, fused.binder));
  const lambda = source.includes("lambda");
  if (names.length > 1 && (lambda || (whole && dialect.id === "python" && !loop)))
    names = [freeName("pair", taken)];
  if (names.length > 1 && loop && source.startsWith("[{x} for")) names = [...names];
  const inner: Scope = { ...scope, names: new Map(scope.names).set(node.binder, names) };
  if (fused !== null) inner.names.set(fused.binder, names);
  const variable = names.length === 1 ? names[0]! : dialect.parts(names);
  const element =
    names.length === 1 ? names[0]! : dialect.id === "python" ? `(${names.join(", ")})` : dialect.parts(names);
  const { parts, level } = template(source);
  let text = "";
  for (const [index, part] of parts.entries()) {
    if (part.kind === "text") {
      text += fused !== null && part.text.includes(" if ") ? part.text.replace(" if ", " and ") : part.text;
    } else if (part.name === "x") {
      const previous = parts[index - 1];
      const declares =
        previous?.kind === "text" &&
        /(?:for |lambda |\(|, )$/.test(previous.text) &&
        !/next\($/.test(previous.text);
      text += declares ? variable : element;
    } else if (part.name === "y") text += other(names, dialect);
    else if (part.name === "1y") {
      const second: Scope = {
        ...inner,
        names: new Map(inner.names).set(
          node.binder,
          names.map((name) => `${name}2`),
        ),
      };
      text += bound(expression(node.body, second, dialect), LEVEL.ternary);
    } else if (part.name === "0") {
      const code = expression(list, scope, dialect);
      text += part.iterable ? iterable(code, part.alone, dialect) : bound(code, part.level);
      if (fused !== null) {
        const condition = expression(fused.body, inner, dialect);
        const more = source.includes(" if {1}");
        text += ` if ${bound(condition, more ? LEVEL.and : 3)}`;
      }
    } else {
      const needed = fused !== null && source.includes(" if {1}") ? LEVEL.and + 1 : part.level;
      text += bound(expression(node.body, inner, dialect), needed);
    }
  }
  return { text, level };
}

function other(names: string[], dialect: Dialect): string {
  const second = names.map((name) => `${name}2`);
  return second.length === 1 ? second[0]! : dialect.parts(second);
}

function freeName(wanted: string, taken: Set<string>): string {
  return taken.has(wanted) ? freeName(`${wanted}_`, taken) : wanted;
}

function usesWhole(node: Node, binder: Binder): boolean {
  if (node.kind === "bound") return node.binder === binder && node.path === null;
  return children(node).some((child) => usesWhole(child, binder));
}

/** The expressions inside a node. */
export function children(node: Node): Node[] {
  if (node.kind === "call") return node.args;
  if (node.kind === "each") return [node.list, node.body];
  if (node.kind === "choice") return [node.test, node.yes, node.no];
  return node.kind === "steps" ? [node.n] : [];
}

const binderIds = new WeakMap<Binder, number>();
let nextBinder = 0;

/** A text that is the same for the same expression. */
export function keyOf(node: Node): string {
  switch (node.kind) {
    case "parameter":
      return `p${node.index}`;
    case "constant":
      return `c${node.type === FLOAT ? "f" : ""}${JSON.stringify(isMixed(node.value) ? node.value.value : node.value)}`;
    case "bound": {
      let id = binderIds.get(node.binder);
      if (id === undefined) binderIds.set(node.binder, (id = nextBinder++));
      return `b${id}.${node.path}`;
    }
    case "steps":
      return `s${JSON.stringify(node.steps)}`;
    default: {
      const name = node.kind === "call" ? node.component.name : node.kind === "each" ? node.scheme.name : "?";
      return `${name}(${children(node).map(keyOf).join(",")})`;
    }
  }
}
