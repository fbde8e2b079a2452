import type { Language } from "../core/language.ts";
import { bashTests } from "./bash/tests.ts";
import { toolchain } from "./open/toolchain.ts";

const packages = ["bash"];

const bash: Language = {
  id: "bash",
  title: "Bash",
  aliases: ["sh", "shell"],
  extension: ".sh",
  hello: "echo hello\n",
  packages,
  toolchain: toolchain({ title: "Bash", commands: ["bash"], packages }),
  program: {
    run: ({ command }, file) => [command, file],
    syntaxError: /syntax error|unexpected (EOF|end of file)/,
    tests: bashTests,
  },
};

export default bash;
