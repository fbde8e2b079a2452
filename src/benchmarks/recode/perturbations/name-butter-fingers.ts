import type { Perturbation } from "../perturbation.ts";
import { letterAt, renamedEntry } from "../text/entry.ts";
import { neighbour } from "../text/keyboard.ts";

/** A key beside the right one was struck in the name of the function. */
const nameButterFingers: Perturbation = {
  id: "name-butter-fingers",
  title: "A key beside the right one was struck in the name of the function",
  group: "name",
  apply: (text, random) => {
    const at = letterAt(text.entry, random);
    return renamedEntry(
      text,
      text.entry.slice(0, at) + neighbour(text.entry[at] ?? "", random) + text.entry.slice(at + 1),
    );
  },
};

export default nameButterFingers;
