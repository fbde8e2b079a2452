import type { Value } from "../values/value.ts";
import type { Binder, Node, Steps } from "./node.ts";

/** What a program gives for arguments; undefined where it would raise. */
export function evaluate(
  node: Node,
  args: readonly Value[],
  bound = new Map<Binder, Value>(),
): Value | undefined {
  switch (node.kind) {
    case "parameter":
      return args[node.index];
    case "constant":
      return node.value;
    case "bound": {
      const value = bound.get(node.binder);
      return node.path === null ? value : (value as Value[])[node.path];
    }
    case "call": {
      const values: Value[] = [];
      for (const arg of node.args) {
        const value = evaluate(arg, args, bound);
        if (value === undefined) return undefined;
        values.push(value);
      }
      return node.component.run(...values);
    }
    case "each": {
      const items = evaluate(node.list, args, bound) as Value[] | undefined;
      if (items === undefined) return undefined;
      const bodies = items.map((item) => evaluate(node.body, args, new Map(bound).set(node.binder, item)));
      return bodies.includes(undefined) ? undefined : node.scheme.run(items, bodies as Value[]);
    }
    case "choice": {
      const test = evaluate(node.test, args, bound);
      return test === undefined ? undefined : evaluate(test ? node.yes : node.no, args, bound);
    }
    case "steps": {
      const n = evaluate(node.n, args, bound);
      return typeof n === "number" ? runSteps(node.steps, n) : undefined;
    }
  }
}

/** The value of a recurrence at `n`. */
export function runSteps({ first, coefficients, constant, from }: Steps, n: number): number | undefined {
  if (!Number.isInteger(n) || n > 5000) return undefined;
  let window = [...first];
  for (let i = from; i < n; i++) {
    const next = coefficients.reduce((sum, factor, index) => sum + factor * window[index]!, constant);
    if (!Number.isSafeInteger(next)) return undefined;
    window = [...window.slice(1), next];
  }
  return window[0];
}
