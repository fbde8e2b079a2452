import type { Syntax } from "./syntax.ts";

/** A type, or a return type: words, stars, template arguments, before a name. */
const TYPE = String.raw`(?:[A-Za-z_][\w:<>,]*[\s*&]+)+`;

/** C, as models write it. Test statements are calls of `assert` inside a function, so they start anywhere on a line. */
const c: Syntax = {
  names: ["c"],
  title: "C",
  comment: "//",
  remark: /^\/[/*]/,
  multilineQuotes: [],
  quotes: ['"', "'"],
  defines: (name) =>
    new RegExp(
      `^(?:${TYPE}\\**${name}\\s*\\([^;]*$|${TYPE}${name}\\s*(?:\\[[^\\]]*\\])?\\s*(?:=|;)|#\\s*define\\s+${name}\\b|(?:typedef\\s+)?(?:struct|union|enum|class)\\s+${name}\\b)`,
      "m",
    ),
  opening:
    /^(?:#\s*(?:include|define|if|pragma)|(?:static|extern|typedef|struct|enum|union|const|using|template|class)\b|(?:unsigned|signed|void|int|long|short|char|float|double|bool|size_t|std::\w+)\b)/,
  binds: (statement) => {
    const name = new RegExp(
      `^${TYPE}\\**(\\w+)\\s*\\(|^#\\s*define\\s+(\\w+)|^(?:struct|union|enum|class)\\s+(\\w+)`,
    ).exec(statement);
    return name ? [name[1] ?? name[2] ?? name[3] ?? ""] : [];
  },
  mustLead: /^#\s*define\s+_(?:GNU|POSIX|DEFAULT)\w*.*$/gm,
  stops: {
    body: ["\nint main", "\n#include", "\n/*", "\n//"],
    program: ["\nint main", "\nassert"],
  },
  emptyBody: "}\n",
  document: (text) => `/*\n${text.trim().replaceAll("*/", "* /")}\n*/\n`,
  assertion: /(?:^|;|\{)[ \t]*(?:(?:[-*]|\d+[.)])[ \t]+)?(assert(?=\s*\())/gm,
  assertionOpening: "assert(",
  assertionExample: (entry) => `assert(${entry}(...) == ...);`,
};

export default c;
