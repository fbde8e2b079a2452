import type { Language } from "../core/language.ts";
import { toolchain } from "./open/toolchain.ts";
import { phpTests } from "./php/tests.ts";

const packages = ["php-cli"];
const SETTINGS = ["display_errors=stderr", "error_reporting=22527", "zend.assertions=1", "memory_limit=-1"];

const php: Language = {
  id: "php",
  title: "PHP",
  aliases: [],
  extension: ".php",
  hello: '<?php\necho "hello\\n";\n',
  packages,
  toolchain: toolchain({ title: "PHP", commands: ["php"], packages }),
  program: {
    run: ({ command }, file) => [command, "-n", ...SETTINGS.flatMap((one) => ["-d", one]), file],
    syntaxError: /Parse error/,
    tests: phpTests,
  },
};

export default php;
