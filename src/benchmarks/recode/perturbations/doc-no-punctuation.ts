import type { Perturbation } from "../perturbation.ts";
import { eachProseLine } from "../text/prose.ts";

/** The prose of the docstring has no commas and full stops. */
const docNoPunctuation: Perturbation = {
  id: "doc-no-punctuation",
  title: "The prose of the docstring has no commas and full stops",
  group: "docstring",
  apply: (text) => eachProseLine(text, (line) => line.replace(/[,;](?= )|\.(?=\s|$)/g, "")),
};

export default docNoPunctuation;
