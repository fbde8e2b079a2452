import type { Perturbation } from "../perturbation.ts";
import { eachWord } from "../text/prose.ts";

/** Neighbouring letters of docstring words change places. */
const docSwapCharacters: Perturbation = {
  id: "doc-swap-characters",
  title: "Neighbouring letters of docstring words change places",
  group: "docstring",
  apply: (text, random) =>
    eachWord(text, (word) => {
      if (word.length < 3 || random() >= 0.3) return word;
      const at = Math.floor(random() * (word.length - 1));
      return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
    }),
};

export default docSwapCharacters;
