import type { Perturbation } from "../perturbation.ts";
import { eachProseLine } from "../text/prose.ts";

/** Spaces are lost and won within and between words of the docstring. */
const docWhitespace: Perturbation = {
  id: "doc-whitespace",
  title: "Spaces are lost and won within and between words of the docstring",
  group: "docstring",
  apply: (text, random) =>
    eachProseLine(text, (line) =>
      [...line]
        .map((letter) => {
          if (letter === " ") return random() < 0.1 ? "" : letter;
          return /[a-z]/.test(letter) && random() < 0.05 ? `${letter} ` : letter;
        })
        .join(""),
    ),
};

export default docWhitespace;
