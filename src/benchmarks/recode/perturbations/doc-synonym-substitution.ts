import type { Perturbation } from "../perturbation.ts";
import { eachWord, pick, sameCase } from "../text/prose.ts";
import { SYNONYMS } from "../text/words.ts";

/** Words of the docstring give way to others of like meaning. */
const docSynonymSubstitution: Perturbation = {
  id: "doc-synonym-substitution",
  title: "Words of the docstring give way to others of like meaning",
  group: "docstring",
  apply: (text, random) =>
    eachWord(text, (word) => {
      const others = SYNONYMS[word.toLowerCase()];
      return others && random() < 0.8 ? sameCase(pick(others, random), word) : word;
    }),
};

export default docSynonymSubstitution;
