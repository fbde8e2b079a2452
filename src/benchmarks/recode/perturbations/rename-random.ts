import type { Perturbation } from "../perturbation.ts";
import { withRenamed } from "../text/code.ts";

/** The variable used most has a meaningless name. */
const renameRandom: Perturbation = {
  id: "rename-random",
  title: "The variable used most has a meaningless name",
  group: "syntax",
  apply: (text, random) =>
    withRenamed(text, () => {
      const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
      const rest = Array.from({ length: 9 }, () => letters[Math.floor(random() * letters.length)]);
      return letters[Math.floor(random() * 52)]! + rest.join("");
    }),
};

export default renameRandom;
