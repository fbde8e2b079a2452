import type { Language } from "../core/language.ts";
import { output, toolchain } from "./open/toolchain.ts";
import { tclTests } from "./tcl/tests.ts";

const packages = ["tcl"];

const tcl: Language = {
  id: "tcl",
  title: "Tcl",
  aliases: ["tclsh"],
  extension: ".tcl",
  hello: "puts hello\n",
  packages,
  // It has no option that says its version; `/dev/null` is an empty script.
  toolchain: toolchain(
    { title: "Tcl", commands: ["tclsh"], version: ["/dev/null"], packages },
    async (found) => ({
      ...found,
      version: /tclsh(\d[\d.]*)/.exec((await output("readlink", ["-f", found.command])) ?? "")?.[1] ?? "8",
    }),
  ),
  program: {
    run: ({ command }, file) => [command, "-encoding", "utf-8", file],
    syntaxError: /missing close-brace|missing "|missing close-bracket|extra characters after close-/,
    tests: tclTests,
  },
};

export default tcl;
