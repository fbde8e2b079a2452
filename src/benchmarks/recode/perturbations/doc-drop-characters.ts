import type { Perturbation } from "../perturbation.ts";
import { eachLetter } from "../text/prose.ts";

/** Letters of the docstring are missing. */
const docDropCharacters: Perturbation = {
  id: "doc-drop-characters",
  title: "Letters of the docstring are missing",
  group: "docstring",
  apply: (text, random) => eachLetter(text, random, 0.04, () => ""),
};

export default docDropCharacters;
