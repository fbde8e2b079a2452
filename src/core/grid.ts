/**
 * Many candidates against many tests, the input of every selector.
 * Rows and columns are distinct texts; how often each was sampled is kept as a count,
 * because some methods weigh repeats (CodeT) and some do not (B4).
 */
export interface Grid {
  candidates: GridCandidate[];
  tests: GridTest[];
}

export interface GridCandidate {
  id: string;
  text: string;
  /** How many samples had this text. */
  count: number;
  /** False when the program did not load or never ended, so that no test was really tried. */
  ran: boolean;
  /** `passes[j]` is true when the candidate passes test j. All false when it did not run. */
  passes: boolean[];
}

export interface GridTest {
  code: string;
  count: number;
  /** False when the test cannot be placed inside a function (a star import, say). */
  packable: boolean;
  /**
   * The call this is about, in a grid made from what programs answered: tests of one input state rival answers, so a
   * program passes at most one of them, and none when it crashed. Absent: the test stands for itself.
   */
  input?: string;
}

/**
 * A ranking with ties: groups of candidate indices, best group first.
 * Members of a group are equal; a caller picks among them at random, never "the first".
 * Candidates in no group were rejected. An empty ranking means the method has no opinion.
 */
export type Ranked = RankedGroup[];

export interface RankedGroup {
  score: number;
  members: number[];
}

/** Gathers scores into a ranking: equal scores share a group; `null` leaves a candidate out. */
export function rankByScore(scores: (number | null)[]): Ranked {
  const groups = new Map<number, number[]>();
  scores.forEach((score, index) => {
    if (score === null) return;
    const members = groups.get(score);
    if (members) members.push(index);
    else groups.set(score, [index]);
  });
  return [...groups].map(([score, members]) => ({ score, members })).sort((a, b) => b.score - a.score);
}
