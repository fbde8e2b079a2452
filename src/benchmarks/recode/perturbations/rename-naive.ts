import type { Perturbation } from "../perturbation.ts";
import { withRenamed } from "../text/code.ts";

/** The variable used most is called VAR_0. */
const renameNaive: Perturbation = {
  id: "rename-naive",
  title: "The variable used most is called VAR_0",
  group: "syntax",
  apply: (text) => withRenamed(text, () => "VAR_0"),
};

export default renameNaive;
