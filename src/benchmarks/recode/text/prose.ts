import type { FunctionText } from "../perturbation.ts";

/** Words that must stay: they name things of the code, or are its values. */
const CODE = new Set(
  "True False None int str list dict set tuple float bool return def class input output".split(" "),
);

/**
 * Changes the prose of a docstring word by word. Examples (`>>>` and the lines under them), words that the code also
 * uses, and words with anything but letters in them are left as they are.
 */
export function eachWord(text: FunctionText, change: (word: string) => string): FunctionText {
  const code = `${text.head} ${text.body.join(" ")}`.match(/\w+/g) ?? [];
  const kept = new Set([...CODE, ...code, text.entry]);
  return eachProseLine(text, (line) =>
    line.replace(/(?<![\w'"`.[(=<>_/\\-])[A-Za-z]+(?![\w'"`(\]=_/\\]|\.\w)/g, (word) =>
      kept.has(word) ? word : change(word),
    ),
  );
}

/** Changes the lines of a docstring that are prose, quotes and indentation aside. */
export function eachProseLine(text: FunctionText, change: (line: string) => string): FunctionText {
  let example = false;
  const lines = text.doc.split("\n").map((line) => {
    if (/^\s*(>>>|\.\.\.)|[=-]=?>|\b(assert|Examples?:?)\b|➞|returns? \[/.test(line)) example = true;
    else if (line.trim() === "") example = false;
    if (example) return line;
    const [, before = "", inside = "", after = ""] =
      /^(\s*(?:[rR]?(?:"""|'''))?\s*)(.*?)(\s*(?:"""|''')?\s*)$/.exec(line) ?? [];
    return before + change(inside) + after;
  });
  return { ...text, doc: lines.join("\n") };
}

/** Changes letters of prose words, each with this probability, so that a word stays one word. */
export function eachLetter(
  text: FunctionText,
  random: () => number,
  rate: number,
  change: (letter: string) => string,
): FunctionText {
  return eachWord(text, (word) =>
    [...word].map((letter) => (random() < rate ? change(letter) : letter)).join(""),
  );
}

/** One of a list. */
export const pick = <Item>(items: readonly Item[], random: () => number): Item =>
  items[Math.floor(random() * items.length)]!;

/** With the first letter as it was. */
export const sameCase = (word: string, like: string) =>
  /^[A-Z]/.test(like) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
