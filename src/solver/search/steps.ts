import type { Spec } from "../spec/spec.ts";
import { stem } from "../spec/words.ts";
import { INT } from "../values/types.ts";
import { runSteps } from "./evaluate.ts";
import type { Node, Steps } from "./node.ts";

/** Coefficients and first values that are tried, the usual ones first. */
const FACTORS = [1, 0, 2, -1, 3];
const FIRST = [0, 1, 2, 3];

/** Words that speak of a sequence in which each value comes from those before it. */
const WORDS = "sequence fibonacci series recursive recursion nth term".split(" ").map(stem);

/**
 * Linear recurrences that give the examples of a function from a whole number to a whole number, the simplest first:
 * the recursion scheme of every "n-th number of a sequence".
 */
export function recurrences(spec: Spec): { node: Node; cost: number }[] {
  const [parameter] = spec.parameters;
  if (spec.parameters.length !== 1 || parameter!.type !== INT || spec.returns !== INT) return [];
  const pairs = spec.examples.map(({ args, output }) => [args[0] as number, output as number] as const);
  if (pairs.some(([n]) => n < 0 || n > 2000)) return [];
  const spoken = WORDS.some((word) => spec.words.has(word));
  const found: { node: Node; cost: number }[] = [];
  for (const order of [1, 2, 3, 4]) {
    const factors = order > 2 ? FACTORS.slice(0, 2) : FACTORS;
    const firsts = order > 3 ? FIRST.slice(0, 3) : FIRST;
    for (const coefficients of tuples(factors, order)) {
      if (coefficients[0] === 0 || (order === 1 && coefficients[0] === 1)) continue;
      for (const first of tuples(firsts, order)) {
        for (const constant of order > 2 ? [0] : [0, 1, -1]) {
          for (const from of [0, 1]) {
            const steps: Steps = { first, coefficients, constant, from };
            if (!pairs.every(([n, output]) => runSteps(steps, n) === output)) continue;
            const node: Node = {
              kind: "steps",
              steps,
              n: { kind: "parameter", index: 0, type: INT },
              type: INT,
            };
            found.push({ node, cost: costOf(steps) - (spoken ? 8 : 0) });
          }
        }
      }
    }
  }
  return found.sort((a, b) => a.cost - b.cost).slice(0, 20);
}

function costOf({ first, coefficients, constant, from }: Steps): number {
  const factors = coefficients.reduce((sum, each) => sum + (each === 0 || each === 1 ? 1 : 3), 0);
  return (
    12 + factors + first.reduce((sum, each) => sum + (each < 2 ? 1 : 2), 0) + (constant === 0 ? 0 : 2) + from
  );
}

function tuples(values: number[], length: number): number[][] {
  if (length === 0) return [[]];
  return tuples(values, length - 1).flatMap((rest) => values.map((value) => [...rest, value]));
}
