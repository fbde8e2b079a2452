import type { Perturbation } from "../perturbation.ts";
import { eachWord, sameCase } from "../text/prose.ts";
import { verbOf } from "../text/words.ts";

/** Verbs of the docstring stand in the past tense. */
const docTensePast: Perturbation = {
  id: "doc-tense-past",
  title: "Verbs of the docstring stand in the past tense",
  group: "docstring",
  apply: (text) =>
    eachWord(text, (word) => {
      const verb = verbOf(word);
      return verb ? sameCase(verb[1], word) : word;
    }),
};

export default docTensePast;
