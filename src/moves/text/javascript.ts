import type { Syntax } from "./syntax.ts";

const BINDING = String.raw`(?:export\s+)?(?:default\s+)?(?:async\s+)?(?:function\s*\*?|class|const|let|var)\s+`;

/** JavaScript, as models write it. The stop strings for bodies follow MultiPL-E (arXiv 2208.08227). */
const javascript: Syntax = {
  names: ["javascript", "js", "node", "mjs", "cjs"],
  title: "JavaScript",
  comment: "//",
  remark: /^\/[/*]/,
  multilineQuotes: ["`"],
  quotes: ["`", '"', "'"],
  defines: (name) => {
    const literal = name.replaceAll("$", "\\$");
    const inList = String.raw`(?:import|const|let|var)\s[^=;]*?(?<![\w$])${literal}(?![\w$])[^=;]*?(?:=|\bfrom\b)`;
    return new RegExp(`^(?:${BINDING}${literal}(?![\\w$])|${inList})`, "m");
  },
  opening:
    /^(?:import\s|export\s|(?:async\s+)?function\b|class\s|(?:const|let|var)\s|"use strict"|'use strict'|\/\*\*|(?:for|if|while|try)\b.*\{$|[\w$][\w$.]*(?:\(.*\)|\s*=.*);?\s*$)/,
  binds: (statement) => {
    const list = /^(?:import|const|let|var)\s+([^=;]*?)\s*(?:=|\bfrom\b)/.exec(statement)?.[1];
    // `{ readFile as read, sep: separator }` binds read and separator.
    if (list !== undefined)
      return list.split(/[{},]/).flatMap((part) => /([\w$]+)\s*$/.exec(part)?.[1] ?? []);
    const name = new RegExp(`^${BINDING}([\\w$]+)`).exec(statement)?.[1];
    return name ? [name] : [];
  },
  mustLead: /^(?:"use strict"|'use strict');?[ \t]*$/gm,
  stops: {
    body: ["\nfunction ", "\nclass ", "\n//", "\nconsole.", "\n/*"],
    program: ["\nconsole.", "\nassert", "\n/*", "\nmodule.exports"],
  },
  emptyBody: "}\n",
  document: (text) => `/*\n${text.trim().replaceAll("*/", "* /")}\n*/\n`,
  assertion: /(?:^|;)[ \t]*(?:(?:[-*]|\d+[.)])[ \t]+)?(assert(?:\.\w+)*(?=\())/gm,
  assertionOpening: "assert.",
  assertionExample: (entry) => `assert.deepStrictEqual(${entry}(...), ...);`,
};

export default javascript;
