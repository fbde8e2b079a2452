import { diffArrays } from "diff";
import { wordsOf } from "./words.ts";

/** Lines that a change takes away and those it brings, as multisets of words; blank lines left out. */
export function changedLines(before: string, after: string): string[] {
  const lines = (text: string) => text.split("\n").map(wordsOf).filter(Boolean);
  return diffArrays(lines(before), lines(after)).flatMap(({ added, removed, value }) =>
    added || removed ? value.map((line) => `${added ? "+" : "-"} ${line}`) : [],
  );
}

/** F1 of two lists as multisets; 1 when both are empty. */
export function overlap(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 && other.length === 0) return 1;
  const left = new Map<string, number>();
  for (const each of one) left.set(each, (left.get(each) ?? 0) + 1);
  let common = 0;
  for (const each of other) {
    const count = left.get(each) ?? 0;
    if (count === 0) continue;
    left.set(each, count - 1);
    common++;
  }
  return (2 * common) / (one.length + other.length);
}
