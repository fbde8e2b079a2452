import type { Spec } from "../spec/spec.ts";
import type { Value } from "../values/value.ts";
import { evaluate } from "./evaluate.ts";
import { makeInputs } from "./inputs.ts";
import type { Node } from "./node.ts";

export interface Fitting {
  node: Node;
  /** In bits; see rank.ts. */
  score: number;
}

export interface Ambiguity<Each extends Fitting> {
  /** One program for each behaviour, the likeliest first. */
  ranked: Each[];
  /** The share of all weight that the first behaviour has, from 0 to 1. */
  share: number;
  /** The arguments whose result would settle most, with the results of the programs that differ; null when all agree. */
  question: { args: Value[]; results: (Value | undefined)[] } | null;
}

/** How much the choice of examples counts against the cost: 1 is one listener's step over all examples together. */
const PRAGMATIC = 1;

/**
 * Programs that fit the examples, told apart on other inputs and ranked. A program's weight is 2^-score, times what a
 * pragmatic listener adds: the given examples are a good choice for a program whose other examples would not have
 * told more (Pu et al. 2023; "Generating Pragmatic Examples to Train Neural Program Synthesizers", section 2:
 * S1(example | program) ∝ 1/n(example), L1(program | examples) ∝ S1).
 */
export function settle<Each extends Fitting>(spec: Spec, fitting: readonly Each[]): Ambiguity<Each> {
  const inputs = makeInputs(spec);
  const results = fitting.map(({ node }) => inputs.map((args) => evaluate(node, args)));
  const keys = results.map((row) => row.map(keyOf));
  const best = Math.min(...fitting.map(({ score }) => score));
  const prior = fitting.map(({ score }) => 2 ** (best - score));
  const total = prior.reduce((a, b) => a + b, 0);
  const agreeing = inputs.map((_, column) => {
    const weights = new Map<string, number>();
    for (const [row, key] of keys.entries())
      weights.set(key[column]!, (weights.get(key[column]!) ?? 0) + prior[row]!);
    return weights;
  });
  const surprise = keys.map((row) => {
    if (inputs.length === 0) return 1;
    return row.reduce((sum, key, column) => sum + total / agreeing[column]!.get(key)!, 0) / inputs.length;
  });
  const classes = new Map<string, { weight: number; first: number }>();
  const weights = prior.map((weight, row) => weight / surprise[row]! ** PRAGMATIC);
  for (const [row, key] of keys.entries()) {
    const behaviour = key.join("|");
    const known = classes.get(behaviour);
    if (known === undefined) classes.set(behaviour, { weight: weights[row]!, first: row });
    else known.weight += weights[row]!;
  }
  const ordered = [...classes.values()].sort((a, b) => b.weight - a.weight || a.first - b.first);
  const sum = ordered.reduce((all, { weight }) => all + weight, 0);
  return {
    ranked: ordered.map(({ first }) => fitting[first]!),
    share: ordered.length === 0 ? 0 : ordered[0]!.weight / sum,
    question: ordered.length < 2 ? null : question(inputs, results, keys, ordered),
  };
}

/** The input on which the likely behaviours differ most: the one with the largest entropy of results. */
function question(
  inputs: Value[][],
  results: (Value | undefined)[][],
  keys: string[][],
  ordered: { weight: number; first: number }[],
): Ambiguity<Fitting>["question"] {
  const sum = ordered.reduce((all, { weight }) => all + weight, 0);
  let best = { entropy: 0, column: -1 };
  for (const column of inputs.keys()) {
    const shares = new Map<string, number>();
    for (const { weight, first } of ordered) {
      const key = keys[first]![column]!;
      shares.set(key, (shares.get(key) ?? 0) + weight / sum);
    }
    const entropy = [...shares.values()].reduce((all, share) => all - share * Math.log2(share), 0);
    if (entropy > best.entropy + 1e-9) best = { entropy, column };
  }
  if (best.column < 0) return null;
  const seen = new Set<string>();
  const different = ordered.filter(({ first }) => {
    const key = keys[first]![best.column]!;
    return !seen.has(key) && seen.add(key);
  });
  return { args: inputs[best.column]!, results: different.map(({ first }) => results[first]![best.column]) };
}

/** Equal for equal values, floats up to rounding. Programs that fit may give other types elsewhere. */
function keyOf(value: Value | undefined): string {
  if (value === undefined) return "error";
  return JSON.stringify(value, (_, part) =>
    typeof part === "number" && !Number.isInteger(part) ? Number(part.toPrecision(9)) : part,
  );
}
