import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashOf } from "../core/hash.ts";
import { BUILD, type Language } from "../core/language.ts";
import { C_HEADER } from "./c-family/harness.h.ts";
import { cTests } from "./c-family/tests.ts";
import { prepared, toolchain } from "./open/toolchain.ts";

const packages = ["gcc", "libc6-dev"];
const FLAGS = ["-std=gnu17", "-O1", "-w", "-fmax-errors=5", "-fdiagnostics-color=never"];

const c: Language = {
  id: "c",
  title: "C (gcc)",
  aliases: [],
  extension: ".c",
  hello: '#include <stdio.h>\nint main(void) { puts("hello"); }\n',
  packages,
  toolchain: toolchain({ title: "C compiler", commands: ["gcc"], version: ["-dumpfullversion"], packages }),
  prepare: async (found) => ({
    ...found,
    prepared: await prepared(`c-${hashOf(C_HEADER)}`, async (folder) =>
      writeFileSync(join(folder, "assay.h"), C_HEADER),
    ),
  }),
  program: {
    build: ({ command, prepared: header }, file) => [
      [command, ...FLAGS, "-include", `${header}/assay.h`, file, "-o", `${BUILD}/program`, "-lm"],
    ],
    run: () => [`${BUILD}/program`],
    tests: cTests({
      head: "",
      show: (expression) => `assay_show(${expression})`,
      demand: (how, expected) => `assay_${how === "~" ? "near" : "demand"}("${how}", ${expected.join(", ")})`,
    }),
  },
};

export default c;
