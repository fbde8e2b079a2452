import type { Perturbation } from "../perturbation.ts";
import { eachWord, pick } from "../text/prose.ts";
import { SYNONYMS } from "../text/words.ts";

/** Words of like meaning are put beside words of the docstring. */
const docSynonymInsertion: Perturbation = {
  id: "doc-synonym-insertion",
  title: "Words of like meaning are put beside words of the docstring",
  group: "docstring",
  apply: (text, random) =>
    eachWord(text, (word) => {
      const others = SYNONYMS[word.toLowerCase()];
      return others && random() < 0.8 ? `${word} ${pick(others, random)}` : word;
    }),
};

export default docSynonymInsertion;
