import type { Perturbation } from "../perturbation.ts";
import { statementStarts } from "../text/code.ts";

/** Empty lines stand among those of the body. */
const newLines: Perturbation = {
  id: "new-lines",
  title: "Empty lines stand among those of the body",
  group: "format",
  apply: (text, random) => {
    const starts = new Set(statementStarts(text));
    const shown = text.body.slice(0, text.given).flatMap((line, at) => {
      const added = starts.has(at) ? Math.floor(random() * 3) : 0;
      return [...Array<string>(added).fill(""), line];
    });
    return { ...text, body: [...shown, ...text.body.slice(text.given)], given: shown.length };
  },
};

export default newLines;
