import type { Candidate } from "../core/task.ts";

/** One version of a program, with what was found out about it. */
export interface Version {
  candidate: Candidate;
  /** How good it looked, to choose the best; what it counts is the method's. */
  score: number;
  /** What was wrong, as the next version's author is told; null when nothing was, or when it was not looked at. */
  complaint: string | null;
}

export interface RefineOptions {
  /** Versions made from another, at most. */
  rounds: number;
  /** Finds out what is wrong with a version; `round` is 0 for the first. */
  examine(candidate: Candidate, round: number): Promise<Omit<Version, "candidate">>;
  /** Makes the next version from the last one and its complaint. */
  rewrite(candidate: Candidate, complaint: string, round: number): Promise<Candidate>;
  /** False where a method gives the last version without looking at it. */
  examinesLast?: boolean;
}

/** Examine, rewrite, examine again, until there is no complaint or no round left. Gives every version, oldest first. */
export default async function refine(
  first: Candidate,
  { rounds, examine, rewrite, examinesLast = true }: RefineOptions,
): Promise<Version[]> {
  const versions: Version[] = [];
  let candidate = first;
  for (let round = 0; ; round++) {
    const unseen = round === rounds && !examinesLast;
    const found = unseen ? { score: 0, complaint: null } : await examine(candidate, round);
    versions.push({ candidate, ...found });
    if (found.complaint === null || round === rounds) return versions;
    candidate = await rewrite(candidate, found.complaint, round + 1);
  }
}

/** Versions as answers: the newest first, or the highest score first and of equal ones the newest. */
export function answers(versions: readonly Version[], which: "last" | "best"): Candidate[] {
  const newest = [...versions].reverse();
  if (which === "best") newest.sort((a, b) => b.score - a.score);
  return newest.map(({ candidate }) => candidate);
}
