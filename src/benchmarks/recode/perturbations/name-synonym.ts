import type { Perturbation } from "../perturbation.ts";
import { eachPart, renamedEntry } from "../text/entry.ts";
import { pick } from "../text/prose.ts";
import { SYNONYMS } from "../text/words.ts";

/** A word in the name of the function gives way to one of like meaning. */
const nameSynonym: Perturbation = {
  id: "name-synonym",
  title: "A word in the name of the function gives way to one of like meaning",
  group: "name",
  apply: (text, random) =>
    renamedEntry(
      text,
      eachPart(text.entry, (part) => pick(SYNONYMS[part] ?? [part], random)),
    ),
};

export default nameSynonym;
