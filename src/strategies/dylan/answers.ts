import type { Candidate } from "../../core/task.ts";
import bleu from "../../moves/text/bleu.ts";

/** One answer of one agent in one round. */
export interface Answer {
  agent: number;
  candidate: Candidate;
}

/** Each agent's rating by its place in the network, not by where its answer was shown. */
export function ratingsIn(text: string, shown: readonly Answer[], size: number): (number | null)[] {
  const numbers = numbersIn(text) ?? [];
  const ratings: (number | null)[] = Array.from({ length: size }, () => null);
  for (const [at, { agent }] of shown.entries()) ratings[agent] = numbers[at] ?? null;
  return ratings;
}

/** The numbers of the last `[[…]]` of a reply; null without one. */
export function numbersIn(text: string): number[] | null {
  const list = [...text.matchAll(/\[\[([\d\s.,-]+)\]\]/g)].at(-1)?.[1];
  return (
    list
      ?.split(/[\s,]+/)
      .filter(Boolean)
      .map(Number) ?? null
  );
}

/** The largest group of like answers if it is more than two thirds of the agents; not looked for before that many wrote. */
export function consensus(answers: readonly Answer[], agents: number, agreement: number): Answer[] | null {
  const most = Math.floor((2 / 3) * agents);
  if (answers.length <= most) return null;
  const groups = answers.map(({ candidate }) =>
    answers.filter((other) => bleu(candidate.text, other.candidate.text) >= agreement),
  );
  return groups.find((group) => group.length > most) ?? null;
}
