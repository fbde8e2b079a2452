import type { Perturbation } from "../perturbation.ts";
import { eachWord } from "../text/prose.ts";

/** The prose of the docstring is in capitals. */
const docUpperCase: Perturbation = {
  id: "doc-upper-case",
  title: "The prose of the docstring is in capitals",
  group: "docstring",
  apply: (text) => eachWord(text, (word) => word.toUpperCase()),
};

export default docUpperCase;
