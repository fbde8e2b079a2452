import type { Perturbation } from "../perturbation.ts";
import { eachPart, renamedEntry } from "../text/entry.ts";
import { pick } from "../text/prose.ts";
import { verbOf } from "../text/words.ts";

/** A word in the name of the function stands in another form. */
const nameInflection: Perturbation = {
  id: "name-inflection",
  title: "A word in the name of the function stands in another form",
  group: "name",
  apply: (text, random) =>
    renamedEntry(
      text,
      eachPart(text.entry, (part) => {
        const verb = verbOf(part);
        if (verb) return pick(verb, random);
        return /[a-z]{3}[^s]s$/.test(part) ? part.slice(0, -1) : `${part}s`;
      }),
    ),
};

export default nameInflection;
