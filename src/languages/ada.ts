import { BUILD, type Language } from "../core/language.ts";
import { adaTests } from "./ada/tests.ts";
import { toolchain } from "./open/toolchain.ts";

const packages = ["gnat"];

const ada: Language = {
  id: "ada",
  title: "Ada (GNAT)",
  aliases: ["gnat", "gnatmake"],
  extension: ".adb",
  hello: 'with Ada.Text_IO;\nprocedure Program is\nbegin\n   Ada.Text_IO.Put_Line ("hello");\nend Program;\n',
  packages,
  toolchain: toolchain({ title: "Ada compiler", commands: ["gnatmake"], packages }),
  program: {
    build: ({ command }, file) => [
      [command, "-q", "-gnatws", "-gnata", "-O1", file, "-o", `${BUILD}/program`],
    ],
    run: () => [`${BUILD}/program`],
    tests: adaTests,
  },
};

export default ada;
