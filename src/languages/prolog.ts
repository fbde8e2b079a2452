import type { Language } from "../core/language.ts";
import { toolchain } from "./open/toolchain.ts";
import { prologTests } from "./prolog/tests.ts";

const packages = ["swi-prolog-core"];

/** A script starts by its directives: `:- initialization(main).` */
const prolog: Language = {
  id: "prolog",
  title: "Prolog (SWI)",
  aliases: ["swipl", "swi-prolog"],
  extension: ".pro",
  hello: ":- write(hello), nl.\n",
  packages,
  toolchain: toolchain({ title: "SWI-Prolog", commands: ["swipl"], packages }),
  program: {
    run: ({ command }, file, { memoryBytes }) => [
      ...[command, "-q", "-f", "none", "--no-tty", "--on-error=status"],
      // More than the limit: the sandbox stops it, and says why, before the stacks are full.
      `--stack-limit=${Math.ceil(memoryBytes / 2 ** 20) * 2}m`,
      ...["-t", "halt", file],
    ],
    self: ({ command }) => command,
    limits: { processes: 64 },
    syntaxError: /Syntax error/,
    tests: prologTests,
  },
};

export default prolog;
