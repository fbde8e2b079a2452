import type { Perturbation } from "../perturbation.ts";

/** Indentation is by tabs. */
const tabIndent: Perturbation = {
  id: "tab-indent",
  title: "Indentation is by tabs",
  group: "format",
  apply: (text) => {
    // Where some lines are indented otherwise, tabs and spaces would no longer agree.
    if (text.body.some((line) => /\S/.test(line) && /^ */.exec(line)![0].length % 4 !== 0)) return text;
    return { ...text, head: tabbed(text.head), doc: tabbed(text.doc), body: text.body.map(tabbed) };
  },
};

export default tabIndent;

const tabbed = (lines: string) => lines.replace(/^(?: {4})+/gm, (spaces) => "\t".repeat(spaces.length / 4));
