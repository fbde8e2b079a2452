import type { Perturbation } from "../perturbation.ts";
import { withRenamed } from "../text/code.ts";
import { pick } from "../text/prose.ts";

/** The variable used most has a name that others of its kind often have. */
const renamePlausible: Perturbation = {
  id: "rename-plausible",
  title: "The variable used most has a name that others of its kind often have",
  group: "syntax",
  apply: (text, random) => {
    const taken = `${text.head} ${text.body.join(" ")}`;
    const free = NAMES.filter((name) => !new RegExp(`\\b${name}\\b`).test(taken));
    return free.length === 0 ? text : withRenamed(text, () => pick(free, random));
  },
};

export default renamePlausible;

/** The paper asks a language model for a name that fits; this list needs none. */
const NAMES = ["result2", "temp", "current", "data", "output", "item", "value2", "total2", "buffer", "state"];
