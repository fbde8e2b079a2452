import type { Language } from "../core/language.ts";
import { toolchain } from "./open/toolchain.ts";
import { schemeTests } from "./scheme/tests.ts";

const packages = ["guile-3.0"];

const scheme: Language = {
  id: "scheme",
  title: "Scheme (Guile)",
  aliases: ["guile", "scm"],
  extension: ".scm",
  hello: '(display "hello\\n")\n',
  packages,
  toolchain: toolchain({ title: "Guile", commands: ["guile", "guile-3.0"], packages }),
  program: {
    run: ({ command }, file) => [command, "--no-auto-compile", "-q", "-s", file],
    limits: { processes: 64 },
    syntaxError:
      /unexpected end of input|unexpected "[)\]]"|missing closing paren|[Ss]yntax error|source expression failed to match/,
    tests: schemeTests,
  },
};

export default scheme;
