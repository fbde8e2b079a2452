/** Words that say nothing about what a program does. */
const EMPTY = new Set(
  "a an the of to in is are for and or that this it its be as by on with from given function write return returns python program you your should takes take using use also will have has can which where if then not create make def assert example examples input output test tests must code expert programmer pass whole reply block here task complete one".split(
    " ",
  ),
);

/** The stem by which words are compared: `sorted`, `sorting` and `sorts` are `sort`. Cruder than Porter's, and enough. */
export function stem(word: string): string {
  let short = word.toLowerCase();
  if (short.length > 4)
    short = short.replace(/(?:ies)$/, "y").replace(/(?:ings?|edly|ed|es|ers?|ic|al)$/, "");
  if (short.length > 3) short = short.replace(/s$/, "");
  if (short.length > 4) short = short.replace(/(?:e|ly)$/, "");
  return short.replace(/([b-df-hj-np-tv-z])\1$/, "$1");
}

/** The words of a text or of an identifier (`snake_case`, `camelCase`), as stems, in order. */
export function stems(text: string): string[] {
  const words = text.replace(/([a-z])([A-Z])/g, "$1 $2").match(/[A-Za-z]+|\d+/g) ?? [];
  return words
    .map((word) => word.toLowerCase())
    .filter((word) => !EMPTY.has(word))
    .map(stem);
}

/** What words weigh: 2 in the name of the function, 1 in its description. */
export function weigh(name: string, text: string): Map<string, number> {
  const weights = new Map<string, number>();
  for (const each of stems(text)) weights.set(each, 1);
  for (const each of stems(name)) weights.set(each, 2);
  return weights;
}
