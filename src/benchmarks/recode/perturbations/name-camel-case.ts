import type { Perturbation } from "../perturbation.ts";
import { renamedEntry } from "../text/entry.ts";

/** The function has its name in camel case, or in snake case where it had that. */
const nameCamelCase: Perturbation = {
  id: "name-camel-case",
  title: "The function has its name in camel case, or in snake case where it had that",
  group: "name",
  apply(text) {
    const { entry } = text;
    const snake = entry.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const camel = entry.replace(/(?<=\w)_+([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase());
    return renamedEntry(text, camel === entry ? snake : camel);
  },
};

export default nameCamelCase;
