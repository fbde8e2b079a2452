import type { Person } from "../person.ts";

const SENTENCES = [
  "Read the arguments and think of what each of them stands for.",
  "Handle the special cases first: nothing given, one element, equal values.",
  "Go through the elements in order and keep what has been seen so far.",
  "Compare each value with the one before it, and note where the condition holds.",
  "Combine the partial results as the task asks for.",
  "Check the boundaries: the first and the last element must be looked at once.",
  "Return the result in the form that the examples show.",
];

/** Numbered sentences of about the profile's length. They tell nothing: a plan does not make the programs better. */
export function writeProse({ profile, problem }: Person, random: () => number): string {
  const wanted = profile.tokens.prose * (0.6 + 0.8 * random());
  const lines = [`The task is about \`${problem.task.entry ?? "the program"}\`.`];
  for (let step = 1; lines.join("\n").length < wanted; step++) {
    lines.push(`${step}. ${SENTENCES[Math.floor(random() * SENTENCES.length)]}`);
  }
  return lines.join("\n");
}
