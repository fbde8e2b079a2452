/** One instance of a procedure: what is asked, and how right an answer is. */
export interface Instance {
  prompt: string;
  /** An answer that is right. */
  reference: string;
  /** 0 to 1; 1 only for an answer that is right as a whole. */
  score(answer: string): number;
}

/** A task whose answer grows with its size and is decided by rule. `steps` is about how many lines an answer has. */
export type Procedure = (random: () => number, steps: number) => Instance;

/** The lines of a text that hold something, without the space around them. */
export const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** How many lines are right before the first that is not, as a share; further lines make it less than 1. */
export function prefixShare(answer: string, truth: readonly string[]): number {
  const lines = linesOf(answer);
  const wrong = truth.findIndex((line, at) => lines[at] !== line);
  const right = wrong === -1 ? truth.length : wrong;
  return right / Math.max(truth.length, wrong === -1 ? lines.length : truth.length);
}

export const pick = <Item>(items: readonly Item[], random: () => number): Item =>
  items[Math.floor(random() * items.length)]!;

/** A name that can be said, different for each number. */
export function nameOf(number: number): string {
  const syllables = ["ba", "do", "ki", "lu", "me", "na", "ro", "si", "tu", "ve", "zo", "fa"];
  let rest = number + syllables.length;
  let name = "";
  while (rest > 0) {
    name = syllables[rest % syllables.length] + name;
    rest = Math.floor(rest / syllables.length);
  }
  return name.charAt(0).toUpperCase() + name.slice(1);
}
