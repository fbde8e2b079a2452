import { BUILD, type Language } from "../core/language.ts";
import { ocamlTests } from "./ocaml/tests.ts";
import { toolchain } from "./open/toolchain.ts";

const packages = ["ocaml-nox"];
const LIBRARIES = ["-I", "+unix", "-I", "+str", "unix.cmxa", "str.cmxa"];

const ocaml: Language = {
  id: "ocaml",
  title: "OCaml",
  aliases: ["ocamlopt"],
  extension: ".ml",
  hello: 'print_endline "hello"\n',
  packages,
  toolchain: toolchain({ title: "OCaml compiler", commands: ["ocamlopt"], version: ["-version"], packages }),
  program: {
    build: ({ command }, file) => [[command, "-w", "-a", ...LIBRARIES, file, "-o", `${BUILD}/program`]],
    run: () => [`${BUILD}/program`],
    tests: ocamlTests,
  },
};

export default ocaml;
