import type { Language } from "../core/language.ts";
import { toolchain } from "./open/toolchain.ts";
import { rakuTests } from "./raku/tests.ts";

const packages = ["rakudo"];

const raku: Language = {
  id: "raku",
  title: "Raku",
  aliases: ["perl6"],
  extension: ".raku",
  hello: 'say "hello";\n',
  packages,
  toolchain: toolchain({
    title: "Raku",
    commands: ["rakudo", "raku"],
    version: ["-e", "print $*RAKU.compiler.version"],
    packages,
  }),
  program: {
    run: ({ command }, file) => [command, file],
    self: ({ command }) => command,
    limits: { processes: 64 },
    syntaxError: /SORRY!/,
    tests: rakuTests,
  },
};

export default raku;
