import type { Perturbation } from "../perturbation.ts";
import { eachWord, pick, sameCase } from "../text/prose.ts";
import { verbOf } from "../text/words.ts";

/** Words of the docstring stand in another grammatical form. */
const docInflection: Perturbation = {
  id: "doc-inflection",
  title: "Words of the docstring stand in another grammatical form",
  group: "docstring",
  apply: (text, random) =>
    eachWord(text, (word) => {
      if (random() >= 0.5) return word;
      const verb = verbOf(word);
      if (verb) return sameCase(pick(verb, random), word);
      if (/[a-z]{3}[^s]s$/.test(word)) return word.slice(0, -1);
      return /^(number|string|list|element|character|word|letter|value|sequence|item)$/i.test(word)
        ? `${word}s`
        : word;
    }),
};

export default docInflection;
