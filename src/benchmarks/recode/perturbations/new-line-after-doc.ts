import type { Perturbation } from "../perturbation.ts";

/** An empty line follows the docstring. */
const newLineAfterDoc: Perturbation = {
  id: "new-line-after-doc",
  title: "An empty line follows the docstring",
  group: "format",
  apply: (text) => ({ ...text, doc: `${text.doc}\n` }),
};

export default newLineAfterDoc;
