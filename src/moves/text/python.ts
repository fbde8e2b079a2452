import type { Syntax } from "./syntax.ts";

/** Python, as models write it. The stop strings for bodies are CodeT's (arXiv 2207.10397, section 3). */
const python: Syntax = {
  names: ["python", "py", "python3"],
  title: "Python",
  comment: "#",
  remark: /^#/,
  multilineQuotes: ['"""', "'''"],
  quotes: ['"""', "'''", '"', "'"],
  defines: (name) =>
    new RegExp(`^(?:(?:async\\s+)?def|class)\\s+${name}\\b|^${name}\\s*(?::[^=\\n]+)?=(?!=)`, "m"),
  opening:
    /^(?:from\s+\S+\s+import\b|import\s+\w|(?:async\s+)?def\s|class\s+\w|@\w|"""|'''|#!|(?:for|if|while|with|try)\b.*:\s*(?:#.*)?$|[\w.,[\] ]+=[^=]|\w[\w.]*\(.*\)\s*$)/,
  binds: (statement) => {
    const name = /^(?:(?:async\s+)?def|class)\s+(\w+)|^(\w+)\s*(?::[^=\n]+)?=(?!=)/.exec(statement);
    return name ? [name[1] ?? name[2] ?? ""] : [];
  },
  mustLead: /^from\s+__future__\s+import\b.*$/gm,
  stops: {
    body: ["\ndef", "\nclass", "\n#", "\nif", "\nprint"],
    program: ["\nassert", '\n"""', "\nprint", "\nif __name__"],
  },
  emptyBody: "    pass\n",
  document: (text) => `"""\n${text.trim()}\n"""\n`,
  assertion: /(?:^|;)[ \t]*(?:(?:[-*]|\d+[.)])[ \t]+)?(assert\b)/gm,
  assertionOpening: "assert ",
  assertionExample: (entry) => `assert ${entry}(...) == ...`,
};

export default python;
