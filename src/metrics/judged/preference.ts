/** Which of two programs is preferred; null: no decision. */
export type Choice = "A" | "B" | null;

/**
 * The decision in a judge's reply: its last part from "RESULT" on, sentence by sentence from the end, "Code A is better"; a
 * sentence that compares both outranks one that names only one; those with "neither" do not count. Liu et al. 2024
 * (CodeFavor), arXiv 2410.03837
 */
export function parsePreference(reply: string): Choice {
  const part = reply.split(/\bresult\b\s*:?/i).at(-1)!;
  const sentences = part
    .split(/(?<=[.!?\n])\s*/)
    .reverse()
    .filter(
      (sentence) => /\b(better|prefer\w*|superior|best)\b/i.test(sentence) && !/\bneither\b/i.test(sentence),
    );
  const naming = (count: number) =>
    sentences.find(
      (sentence) =>
        new Set(sentence.match(/code [AB]\b/gi)?.map((code) => code.toUpperCase())).size === count,
    );
  const told = naming(2) ?? naming(1);
  if (!told) return (/^\s*(?:code )?([AB])\b\W*$/i.exec(part)?.[1]?.toUpperCase() as Choice) ?? null;
  const codes = [...told.matchAll(/code ([AB])\b/gi)].map(([, name]) => name!.toUpperCase());
  const [first] = codes as ["A" | "B"];
  const isWorse = /\b(worse|inferior|not better)\b/i.test(told);
  return isWorse ? (first === "A" ? "B" : "A") : first;
}

/** Right choices in percent; an undecided item is half right, give or take half its share. */
export interface PreferenceAccuracy {
  accuracy: number;
  plusMinus: number;
  n: number;
}

export function preferenceAccuracy(
  items: readonly { choice: Choice; right: "A" | "B" }[],
): PreferenceAccuracy {
  const undecided = items.filter(({ choice }) => choice === null).length;
  const right = items.filter((item) => item.choice === item.right).length;
  return {
    accuracy: (100 * (right + undecided / 2)) / items.length,
    plusMinus: (100 * undecided) / 2 / items.length,
    n: items.length,
  };
}

/** The judges that only look at length: what any other judge has to beat. */
export function byLength(a: string, b: string, prefer: "shorter" | "longer"): Choice {
  if (a.length === b.length) return null;
  return a.length < b.length === (prefer === "shorter") ? "A" : "B";
}
