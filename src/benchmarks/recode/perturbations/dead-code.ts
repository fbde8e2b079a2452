import type { Perturbation } from "../perturbation.ts";
import { statementStarts } from "../text/code.ts";
import { insertedLoop } from "../text/dead-code.ts";

/** A loop that never runs stands somewhere in the body. */
const deadCode: Perturbation = {
  id: "dead-code",
  title: "A loop that never runs stands somewhere in the body",
  group: "syntax",
  apply: (text, random) => {
    const starts = statementStarts(text);
    const at = starts[Math.floor(random() * starts.length)];
    return at === undefined ? text : insertedLoop(text, at, random);
  },
};

export default deadCode;
