import { z } from "zod";
import { spearman } from "../../metrics/correlation/spearman.ts";

/** How an answer of SURGE compares with the truth, from 0 to 1 (section 4 of the paper, and its released evaluation). */
export type Score = (said: string, truth: string) => number;

/** Programs of numbers, by what their names begin with. */
const NUMERIC = /(gd_|rk_|qr_|lu_|power_method_|heat_eq_|euler_|fft_)/;

/** By part and, in the parts that have one, by the name of the program. */
export function scoreOf(part: string, program = ""): Score {
  if (part === "bg" || part === "dr") return wordOverlap;
  if (part === "fl") return errorOverlap;
  if (part !== "sc" && part !== "tc") return exact;
  if (NUMERIC.test(program)) return closeness;
  if (program.includes("sort")) return sameOrder;
  return program.startsWith("mc_")
    ? (said, truth) => closeness(behindColon(said), behindColon(truth))
    : exact;
}

const exact: Score = (said, truth) => (said === truth.trim() ? 1 : 0);

const behindColon = (text: string): string => text.split(":").at(-1)!;

/** Jaccard index of the sets of words in lower case; two texts without words are alike. */
export const wordOverlap: Score = (first, second) => {
  const [a, b] = [first, second].map((text) => new Set(text.toLowerCase().split(/\s+/).filter(Boolean))) as [
    Set<string>,
    Set<string>,
  ];
  const shared = [...a].filter((word) => b.has(word)).length;
  const union = a.size + b.size - shared;
  return union === 0 ? 1 : shared / union;
};

const numbersOf = (text: string): number[] =>
  (text.match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? []).map(Number);

/** One minus the mean relative error, at least 0; a number that is not there is 0, one too many is not read. */
export const closeness: Score = (said, truth) => {
  const wanted = numbersOf(truth);
  const given = numbersOf(said);
  if (wanted.length === 0 || given.length === 0) return 0;
  const errors = wanted.map((value, at) => Math.abs((given[at] ?? 0) - value) / (Math.abs(value) + 1e-10));
  return Math.max(0, 1 - errors.reduce((sum, error) => sum + error, 0) / errors.length);
};

/** Spearman's correlation of two lists of equal length, at least 0. */
export const sameOrder: Score = (said, truth) => {
  const [given, wanted] = [numbersOf(said), numbersOf(truth)];
  if (given.length !== wanted.length || wanted.length < 2) return 0;
  return Math.max(0, spearman(given, wanted) ?? 0);
};

const Compiled = z.object({
  pass: z.boolean(),
  errors: z.array(z.object({ pos: z.object({ line: z.number() }), data: z.string() })).default([]),
});

/** What Lean says of a proof: whether it passes, else of each true error the words of the one on its line. */
export const errorOverlap: Score = (said, truth) => {
  const [given, wanted] = [compiled(said), compiled(truth)];
  if (!given || !wanted || given.pass !== wanted.pass) return 0;
  if (wanted.pass) return 1;
  if (wanted.errors.length === 0) return given.errors.length === 0 ? 1 : 0;
  const shares = wanted.errors.map(({ pos, data }) => {
    const same = given.errors.find((error) => error.pos.line === pos.line);
    return same ? wordOverlap(data, same.data) : 0;
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
};

function compiled(text: string): z.infer<typeof Compiled> | undefined {
  try {
    return Compiled.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
