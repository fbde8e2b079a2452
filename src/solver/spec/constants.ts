import { FLOAT, INT, STR, type Type } from "../values/types.ts";
import type { Value } from "../values/value.ts";
import { stem } from "./words.ts";

export interface Constant {
  type: Type;
  value: Value;
}

/** What words stand for: general knowledge of a reader, not of a task. */
const MEANINGS: Record<string, Value[]> = {
  vowels: ["aeiou", "aeiouAEIOU"],
  consonants: ["aeiou"],
  brackets: ["(", ")"],
  parentheses: ["(", ")"],
  parenthesis: ["(", ")"],
  space: [" "],
  whitespace: [" "],
  comma: [","],
  underscore: ["_"],
  hyphen: ["-"],
  dash: ["-"],
  dot: ["."],
  colon: [":"],
  newline: ["\n"],
  zero: [0],
  two: [2],
  three: [3],
  third: [3],
  four: [4],
  five: [5],
  six: [6],
  seven: [7],
  ten: [10],
  triangle: [3],
  triangular: [3],
  pentagon: [5],
  pentagonal: [5],
  hexagon: [6],
  hexagonal: [6],
  octagon: [8],
  octagonal: [8],
  square: [4],
  perimeter: [4],
  cube: [6],
  week: [7],
  hour: [24, 60],
  minute: [60],
  year: [12],
  month: [12],
  dozen: [12],
  digit: [10],
  unit: [10],
  decimal: [10],
  alphabet: ["abcdefghijklmnopqrstuvwxyz", 26],
  binary: [2],
};
const MEANS: Record<string, Value[]> = {};
for (const [word, values] of Object.entries(MEANINGS)) (MEANS[stem(word)] ??= []).push(...values);
const ROUND = new Set("circle sphere cylinder cone radius radii circumference pi".split(" ").map(stem));

/** The words that stand for constants, and those that stand for a certain one. */
export const meaningful = Object.keys(MEANS);
export const wordsFor = (value: Value) => meaningful.filter((word) => MEANS[word]!.includes(value));

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
    if (ROUND.has(word)) found.push({ type: FLOAT, value: Math.PI });
  }
  return found;
}
