import type { Perturbation } from "../perturbation.ts";
import { renamedEntry } from "../text/entry.ts";

/** Letters of the name of the function change their case. */
const nameChangeCase: Perturbation = {
  id: "name-change-case",
  title: "Letters of the name of the function change their case",
  group: "name",
  apply: (text, random) =>
    renamedEntry(
      text,
      [...text.entry].map((letter) => (random() < 0.35 ? letter.toUpperCase() : letter)).join(""),
    ),
};

export default nameChangeCase;
