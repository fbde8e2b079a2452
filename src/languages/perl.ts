import type { Language } from "../core/language.ts";
import { toolchain } from "./open/toolchain.ts";
import { perlTests } from "./perl/tests.ts";

const packages = ["perl"];

const perl: Language = {
  id: "perl",
  title: "Perl",
  aliases: ["pl"],
  extension: ".pl",
  hello: 'print "hello\\n";\n',
  packages,
  toolchain: toolchain({
    title: "Perl",
    commands: ["perl"],
    version: ["-e", "print substr $^V, 1"],
    packages,
  }),
  program: {
    run: ({ command }, file) => [command, file],
    syntaxError:
      /syntax error at|compilation errors|aborted due to compilation|Missing right curly|Can't find string terminator/,
    tests: perlTests,
  },
};

export default perl;
