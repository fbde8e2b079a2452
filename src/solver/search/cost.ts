import COMPONENTS from "../components/components.ts";
import schemes from "../components/schemes.ts";
import type { Spec } from "../spec/spec.ts";
import { stem } from "../spec/words.ts";

interface Suggested {
  name: string;
  cost: number;
  words: string[];
}

const everything: Suggested[] = [...COMPONENTS, ...schemes];

/** The stems that suggest each operation. */
const stemsOf = new Map(everything.map((each) => [each, new Set(each.words.map(stem))]));

/** How many operations each stem suggests: a word that suggests many says little. */
export const spread = new Map<string, number>();
for (const all of stemsOf.values()) for (const each of all) spread.set(each, (spread.get(each) ?? 0) + 1);

/** The words of a task that suggest anything, with the bits that each takes off a cost. */
export function wordWeights({ words }: Spec): Map<string, number> {
  const weights = new Map<string, number>();
  for (const [word, weight] of words) {
    const many = spread.get(word) ?? 0;
    if (many === 0) continue;
    const bits = many <= 8 ? 2 : 1;
    weights.set(word, bits + (weight > 1 ? 1 : 0));
  }
  return weights;
}

/** What an operation costs in a task: its own cost less what the task's words say for it, and at least 1. */
export function componentCost(operation: Suggested, weights: Map<string, number>): number {
  let strongest = 0;
  let others = 0;
  for (const word of stemsOf.get(operation) ?? []) {
    const weight = weights.get(word) ?? 0;
    if (weight > strongest) [others, strongest] = [others + (strongest > 0 ? 1 : 0), weight];
    else if (weight > 0) others++;
  }
  return Math.max(1, operation.cost - strongest - Math.min(1, others));
}
