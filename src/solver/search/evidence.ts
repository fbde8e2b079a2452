import type { Spec } from "../spec/spec.ts";
import { isMixed, type Value } from "../values/value.ts";

/**
 * How many bits it takes to write down the results of the examples. A program that costs more says no more than a
 * table of the examples would (minimum description length): that it fits them is no evidence that it is meant.
 */
export function bitsOfOutputs({ examples }: Spec): number {
  return examples.reduce((sum, { output }) => sum + bits(output), 0);
}

function bits(value: Value): number {
  if (value === null || typeof value === "boolean") return 1;
  if (typeof value === "number")
    return 2 + Math.log2(1 + Math.abs(value)) + (Number.isInteger(value) ? 0 : 6);
  if (typeof value === "string") return 2 + 4 * value.length;
  if (isMixed(value)) return 1 + bits(value.value);
  return 2 + value.reduce<number>((sum, item) => sum + bits(item), 0);
}
