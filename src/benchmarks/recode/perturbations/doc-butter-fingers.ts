import type { Perturbation } from "../perturbation.ts";
import { neighbour } from "../text/keyboard.ts";
import { eachLetter } from "../text/prose.ts";

/** Keys beside the right ones are struck in the docstring. */
const docButterFingers: Perturbation = {
  id: "doc-butter-fingers",
  title: "Keys beside the right ones are struck in the docstring",
  group: "docstring",
  apply: (text, random) => eachLetter(text, random, 0.05, (letter) => neighbour(letter, random)),
};

export default docButterFingers;
