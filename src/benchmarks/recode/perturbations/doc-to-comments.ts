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
    const lines = inside
      .trim()
      .split("\n")
      .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()).trimEnd());
    const doc = lines.map((line) => (line === "" ? "\n" : `${indent}# ${line}\n`)).join("");
    return { ...text, doc };
  },
};

export default docToComments;
