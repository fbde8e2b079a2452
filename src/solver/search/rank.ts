import COMPONENTS from "../components/components.ts";
import schemes from "../components/schemes.ts";
import { children } from "../print/expression.ts";
import { meaningful, wordsFor } from "../spec/constants.ts";
import type { Spec } from "../spec/spec.ts";
import { stem } from "../spec/words.ts";
import { spread } from "./cost.ts";
import type { Node } from "./node.ts";

/** What a parameter that a program ignores costs, in bits: few functions ignore one. */
const IGNORED = 9;
/** What a word of the name costs that no part of the program accounts for. */
const UNEXPLAINED = 4;

/** A word of the text that suggests no more operations than this is evidence as well: one bit. */
const TELLING = 8;

const suggested = new Map<string, Set<string>>();
for (const { name, words } of [...COMPONENTS, ...schemes]) suggested.set(name, new Set(words.map(stem)));
const known = new Set([...[...suggested.values()].flatMap((words) => [...words]), ...meaningful]);

/** A program's cost and what speaks against it, in bits: the lower the better. Null for one that ignores its input. */
export function score(node: Node, cost: number, spec: Spec): number | null {
  const parameters = new Set<number>();
  const stems = new Set<string>();
  const visit = (part: Node): void => {
    if (part.kind === "parameter") parameters.add(part.index);
    if (part.kind === "constant") for (const word of wordsFor(part.value)) stems.add(word);
    const name =
      part.kind === "call" ? part.component.name : part.kind === "each" ? part.scheme.name : undefined;
    for (const word of suggested.get(name ?? "") ?? []) stems.add(word);
    children(part).forEach(visit);
  };
  visit(node);
  const ignored = spec.parameters.length - parameters.size;
  let unexplained = 0;
  if (node.kind !== "steps") {
    for (const [word, weight] of spec.words) {
      if (!known.has(word) || stems.has(word)) continue;
      if (weight > 1) unexplained += UNEXPLAINED;
      else if ((spread.get(word) ?? 0) <= TELLING) unexplained += 1;
    }
  }
  if (parameters.size === 0 && spec.parameters.length > 0) return null;
  return cost + ignored * IGNORED + unexplained;
}
