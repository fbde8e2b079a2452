import type { Language } from "../core/language.ts";
import { toolchain } from "./open/toolchain.ts";
import { rubyTests } from "./ruby/tests.ts";

const packages = ["ruby"];

const ruby: Language = {
  id: "ruby",
  title: "Ruby",
  aliases: ["rb"],
  extension: ".rb",
  hello: 'puts "hello"\n',
  packages,
  toolchain: toolchain({ title: "Ruby", commands: ["ruby"], packages }),
  program: {
    run: ({ command }, file) => [command, "-W0", file],
    syntaxError: /syntax error|SyntaxError/,
    tests: rubyTests,
  },
};

export default ruby;
