import type { Perturbation } from "../perturbation.ts";
import { eachWord } from "../text/prose.ts";
import { verbOf } from "../text/words.ts";

/** Verbs of the docstring stand in the future tense. */
const docTenseFuture: Perturbation = {
  id: "doc-tense-future",
  title: "Verbs of the docstring stand in the future tense",
  group: "docstring",
  apply: (text) =>
    eachWord(text, (word) => {
      const verb = verbOf(word);
      return verb && !/^(should|can|could)$/i.test(word)
        ? `will ${verb[0] === "is" || verb[0] === "are" ? "be" : verb[0]}`
        : word;
    }),
};

export default docTenseFuture;
