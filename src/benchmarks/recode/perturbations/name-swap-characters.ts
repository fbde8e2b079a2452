import type { Perturbation } from "../perturbation.ts";
import { renamedEntry } from "../text/entry.ts";

/** Two neighbouring letters of the name of the function change places. */
const nameSwapCharacters: Perturbation = {
  id: "name-swap-characters",
  title: "Two neighbouring letters of the name of the function change places",
  group: "name",
  apply: (text, random) => {
    const { entry } = text;
    const places = [...entry]
      .map((_, at) => at)
      .filter((at) => /^[a-zA-Z]{2}$/.test(entry.slice(at, at + 2)));
    const at = places[Math.floor(random() * places.length)];
    if (at === undefined) return text;
    return renamedEntry(text, `${entry.slice(0, at)}${entry[at + 1]}${entry[at]}${entry.slice(at + 2)}`);
  },
};

export default nameSwapCharacters;
