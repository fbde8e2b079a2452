import type { Perturbation } from "../perturbation.ts";
import { eachWord } from "../text/prose.ts";

/** The prose of the docstring has no capitals. */
const docLowerCase: Perturbation = {
  id: "doc-lower-case",
  title: "The prose of the docstring has no capitals",
  group: "docstring",
  apply: (text) => eachWord(text, (word) => word.toLowerCase()),
};

export default docLowerCase;
