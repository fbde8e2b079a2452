import type { Language } from "../core/language.ts";
import { commonLispTests } from "./common-lisp/tests.ts";
import { toolchain } from "./open/toolchain.ts";

const packages = ["sbcl"];

const commonLisp: Language = {
  id: "common-lisp",
  title: "Common Lisp (SBCL)",
  aliases: ["lisp", "sbcl", "commonlisp", ".cl"],
  extension: ".lisp",
  hello: '(format t "hello~%")\n',
  packages,
  toolchain: toolchain({ title: "SBCL", commands: ["sbcl"], packages }),
  program: {
    run: ({ command }, file, { memoryBytes }) => [
      command,
      "--dynamic-space-size",
      // More than the limit: the sandbox stops it, and says why, before the collector gives up.
      `${Math.ceil(memoryBytes / 2 ** 20) * 4}MB`,
      "--script",
      file,
    ],
    limits: { processes: 64 },
    syntaxError: /READ error|READER-ERROR|end of file on|unmatched close parenthesis/,
    tests: commonLispTests,
  },
};

export default commonLisp;
