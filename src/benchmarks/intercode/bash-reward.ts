import { textSimilarity } from "./similarity.ts";

/** What a command left: its output, and the paths that git reports as changed with a checksum of what is there. */
export interface Aftermath {
  output: string;
  /** `path` and two-letter status as in `git status --short`, e.g. `?? testbed/new.txt`. */
  changes: { path: string; status: string; checksum: string }[];
}

/**
 * InterCode-Bash's reward, 0.01 to 1 (Yang et al. 2023, arXiv 2306.14898, §3.3, with the constants of its program):
 * 0.01, and up to 0.33 each for the same paths changed (1 - erf of the differences), for equal content of the paths
 * that both added, and for similar output. Each part is rounded to two digits.
 */
export function bashReward(answer: Aftermath, gold: Aftermath): number {
  const key = ({ path, status }: { path: string; status: string }) => `${status} ${path}`;
  const ours = new Map(answer.changes.map((change) => [key(change), change]));
  const theirs = new Map(gold.changes.map((change) => [key(change), change]));
  const different =
    [...ours.keys()].filter((one) => !theirs.has(one)).length +
    [...theirs.keys()].filter((one) => !ours.has(one)).length;
  const added = [...ours.values()].filter(
    (change) => theirs.has(key(change)) && ["A", "??", "C"].includes(change.status),
  );
  const equal = added.filter((change) => theirs.get(key(change))!.checksum === change.checksum).length;
  const similar = textSimilarity(answer.output, gold.output) ?? (answer.output === gold.output ? 1 : 0);
  const parts = [1 - erf(different), added.length === 0 ? 1 : equal / added.length, similar];
  return parts.reduce((sum, part) => sum + Math.round(33 * part) / 100, 0.01);
}

/** The error function of a count, to 1e-12: its Maclaurin series converges quickly below 4, and is 1 beyond. */
function erf(x: number): number {
  if (x > 5) return 1;
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-15; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}
