import type { Perturbation } from "../perturbation.ts";

/** The docstring is written as comments. */
const docToComments: Perturbation = {
  id: "doc-to-comments",
  title: "The docstring is written as comments",
  group: "format",
  apply: (text) => {
    const indent = /^[ \t]*/.exec(text.doc)![0];
    const inside = text.doc
      .trim()
      .replace(/^[rR]?(?:"""|''')/, "")
      .replace(/(?:"""|''')$/, "");
    const comment = (line: string) => {
      // A line of spaces alone becomes an empty comment, as in the released files.
      if (line === "") return "\n";
      const rest = line.startsWith(indent) ? line.slice(indent.length) : line.trimStart();
      return `${`${indent}# ${rest}`.trimEnd()}\n`;
    };
    const doc = inside.trim().split("\n").map(comment).join("");
    return { ...text, doc };
  },
};

export default docToComments;
