import type { FunctionText } from "../perturbation.ts";

/** The function under another name, wherever it is mentioned; as it was when the name is not one. */
export function renamedEntry(text: FunctionText, entry: string): FunctionText {
  if (entry === text.entry || !/^[A-Za-z_]\w*$/.test(entry)) return text;
  const mention = new RegExp(`\\b${text.entry}\\b`, "g");
  return {
    ...text,
    head: text.head.replace(mention, entry),
    doc: text.doc.replace(mention, entry),
    body: text.body.map((line) => line.replace(mention, entry)),
    entry,
  };
}

/** The name with each of its words changed. */
export const eachPart = (entry: string, change: (part: string) => string) =>
  entry.replace(/[a-z]+/g, (part) => change(part));

/** The place of one of the letters. */
export function letterAt(entry: string, random: () => number): number {
  const places = [...entry].map((_, at) => at).filter((at) => /[a-zA-Z]/.test(entry[at]!));
  return places[Math.floor(random() * places.length)] ?? 0;
}
