import type { Perturbation } from "../perturbation.ts";
import { statementStarts } from "../text/code.ts";
import { insertedLoop } from "../text/dead-code.ts";

/** A loop that never runs is the last thing shown. */
const deadCodeLast: Perturbation = {
  id: "dead-code-last",
  title: "A loop that never runs is the last thing shown",
  group: "syntax",
  apply: (text, random) => {
    const at = statementStarts({ ...text, given: text.given + 1 }).at(-1);
    return at === undefined || at > text.given ? text : insertedLoop(text, at, random);
  },
};

export default deadCodeLast;
