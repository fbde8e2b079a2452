import type { AskJudge } from "./ask.ts";

/** What a judge said of two answers, from the side of the first: 2 much better, 1 better, 0 equal; null: nothing readable. */
export type Verdict = -2 | -1 | 0 | 1 | 2 | null;

const LABELS: Record<string, Verdict> = {
  "A>>B": 2,
  "A>B": 1,
  "A=B": 0,
  "B>A": -1,
  "B>>A": -2,
  "A<B": -1,
  "A<<B": -2,
};

/** The label in double brackets, e.g. `[[A>B]]`; null when there is none, or labels that contradict each other. */
export function parseVerdict(reply: string): Verdict {
  const labels = new Set([...reply.matchAll(/\[\[([AB<>=]+)\]\]/g)].map(([, label]) => LABELS[label!]));
  if (labels.size !== 1) return null;
  return [...labels][0] ?? null;
}

/** The question, with the answers in the order that they are given. */
export function pairPrompt(question: string, first: string, second: string): string {
  return [
    "Compare two answers to a request for code. Judge correctness first, then how well the request is met, then clarity. Neither length nor order says anything.",
    `Request:\n${question}`,
    `Answer A:\n${first}`,
    `Answer B:\n${second}`,
    "Explain briefly, then end with one label: [[A>>B]] A is much better, [[A>B]] A is better, [[A=B]] equal, [[B>A]] or [[B>>A]].",
  ].join("\n\n");
}

/** Both orders of a pair, judged. */
export interface SwappedVerdict {
  /** 1 the first answer wins, 0 tie, −1 it loses; by the sum of both orders, so a mere liking for a position cancels. */
  result: -1 | 0 | 1;
  /** With the first answer as A, and with it as B; each from the side of the first answer. */
  games: [Verdict, Verdict];
  /** Whether the two orders point to different answers. */
  contradicts: boolean;
}

/** What two games say together; a missing verdict counts 0. Yang et al. 2024 (CodeArena), arXiv 2412.05210 */
export function combine(games: [Verdict, Verdict]): SwappedVerdict {
  const [first, second] = games.map((game) => game ?? 0) as [number, number];
  return { result: Math.sign(first + second) as -1 | 0 | 1, games, contradicts: first * second < 0 };
}

/** Judges a pair in both orders; asks once more for the label alone where a reply has none. */
export async function judgePair(
  question: string,
  first: string,
  second: string,
  ask: AskJudge,
): Promise<SwappedVerdict> {
  const game = async (a: string, b: string): Promise<Verdict> => {
    const prompt = pairPrompt(question, a, b);
    const verdict = parseVerdict(await ask(prompt));
    return verdict ?? parseVerdict(await ask(`${prompt}\n\nGive only the label, in double square brackets.`));
  };
  const asA = await game(first, second);
  const asB = await game(second, first);
  return combine([asA, asB === null ? null : ((0 - asB) as Verdict)]);
}

/** Wins, ties and losses as shares, and how often the judge contradicted itself when the order was turned. */
export function pairwiseSummary(verdicts: readonly SwappedVerdict[]) {
  const share = (of: (verdict: SwappedVerdict) => boolean) => verdicts.filter(of).length / verdicts.length;
  const [win, tie] = [share(({ result }) => result > 0), share(({ result }) => result === 0)];
  return {
    win,
    tie,
    loss: share(({ result }) => result < 0),
    score: win + tie / 2,
    contradictions: share(({ contradicts }) => contradicts),
    unreadable: share(({ games }) => games.includes(null)),
  };
}
