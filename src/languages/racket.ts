import type { Language } from "../core/language.ts";
import { toolchain } from "./open/toolchain.ts";
import { racketTests } from "./racket/tests.ts";

const packages = ["racket"];

const racket: Language = {
  id: "racket",
  title: "Racket",
  aliases: ["rkt"],
  extension: ".rkt",
  hello: '#lang racket/base\n(displayln "hello")\n',
  packages,
  reads: () => ["/etc/racket"],
  toolchain: toolchain({ title: "Racket", commands: ["racket"], packages }),
  program: {
    run: ({ command }, file) => [command, file],
    self: ({ command }) => command,
    syntaxError: /read-syntax:|bad syntax|unbound identifier/,
    tests: racketTests,
  },
};

export default racket;
