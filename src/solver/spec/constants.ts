import { FLOAT, INT, STR, type Type } from "../values/types.ts";
import type { Value } from "../values/value.ts";

export interface Constant {
  type: Type;
  value: Value;
}

/** What words stand for: general knowledge of a reader, not of a task. */
const MEANS: Record<string, Value[]> = {
  vowel: ["aeiou", "aeiouAEIOU"],
  consonant: ["aeiou"],
  bracket: ["(", ")"],
  parenthes: ["(", ")"],
  parenthesi: ["(", ")"],
  space: [" "],
  whitespace: [" "],
  comma: [","],
  underscor: ["_"],
  hyphen: ["-"],
  dash: ["-"],
  dot: ["."],
  colon: [":"],
  newlin: ["\n"],
  zero: [0],
  two: [2],
  three: [3],
  four: [4],
  five: [5],
  six: [6],
  seven: [7],
  ten: [10],
  triangl: [3],
  triangular: [3],
  pentagon: [5],
  hexagon: [6],
  hexagonal: [6],
  octagon: [8],
  octagonal: [8],
  squar: [4],
  perimet: [4],
  week: [7],
  hour: [24, 60],
  minut: [60],
  month: [12],
  dozen: [12],
  alphabet: ["abcdefghijklmnopqrstuvwxyz", 26],
  binari: [2],
  binary: [2],
};
const ROUND = ["circl", "sphere", "cylind", "con", "cone", "radiu", "circumferenc", "pi"];

/** Constants that a text names, by digits, in quotes or in words. `about` is the text without its examples. */
export function mineConstants(about: string, words: Map<string, number>): Constant[] {
  const found: Constant[] = [];
  const add = (value: Value) => {
    const type = typeof value === "string" ? STR : Number.isInteger(value) ? INT : FLOAT;
    if (!found.some((each) => each.value === value && each.type === type)) found.push({ type, value });
  };
  for (const [number] of about.matchAll(/(?<![\w.])-?\d+(?:\.\d+)?(?![\w.]*\w)/g)) {
    if (Math.abs(Number(number)) < 1e9) add(Number(number));
  }
  for (const [, quoted] of about.matchAll(/(?<![\w])["'`]([^"'`\n]{1,12})["'`](?!\w)/g)) add(quoted!);
  for (const [word] of words) {
    for (const value of MEANS[word] ?? []) add(value);
    if (ROUND.includes(word)) found.push({ type: FLOAT, value: Math.PI });
  }
  return found;
}
