import type { Perturbation } from "../perturbation.ts";
import { eachLetter } from "../text/prose.ts";

/** Letters of the docstring are struck twice. */
const docRepeatCharacters: Perturbation = {
  id: "doc-repeat-characters",
  title: "Letters of the docstring are struck twice",
  group: "docstring",
  apply: (text, random) => eachLetter(text, random, 0.05, (letter) => letter + letter),
};

export default docRepeatCharacters;
