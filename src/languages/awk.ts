import type { Language } from "../core/language.ts";
import { awkTests } from "./awk/tests.ts";
import { toolchain } from "./open/toolchain.ts";

const packages = ["gawk"];

const awk: Language = {
  id: "awk",
  title: "AWK (gawk)",
  aliases: ["gawk"],
  extension: ".awk",
  hello: 'BEGIN { print "hello" }\n',
  packages,
  toolchain: toolchain({ title: "gawk", commands: ["gawk"], packages }),
  program: {
    run: ({ command }, file) => [command, "-f", file],
    syntaxError: /syntax error|unterminated|unexpected newline/,
    tests: awkTests,
  },
};

export default awk;
