import type { Perturbation } from "../perturbation.ts";
import { eachLetter } from "../text/prose.ts";

/** Letters of the docstring change their case. */
const docChangeCase: Perturbation = {
  id: "doc-change-case",
  title: "Letters of the docstring change their case",
  group: "docstring",
  apply: (text, random) =>
    eachLetter(text, random, 0.35, (letter) =>
      letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
    ),
};

export default docChangeCase;
