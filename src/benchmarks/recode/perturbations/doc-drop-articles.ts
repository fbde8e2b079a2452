import type { Perturbation } from "../perturbation.ts";
import { eachProseLine } from "../text/prose.ts";

/** Articles are left out of the docstring. */
const docDropArticles: Perturbation = {
  id: "doc-drop-articles",
  title: "Articles are left out of the docstring",
  group: "docstring",
  apply: (text) => eachProseLine(text, (line) => line.replace(/\b(?:a|an|the) (?=[a-z])/g, "")),
};

export default docDropArticles;
