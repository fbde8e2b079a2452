import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashOf } from "../core/hash.ts";
import { BUILD, type Language, type Toolchain } from "../core/language.ts";
import { CPP_HEADER } from "./c-family/harness.hpp.ts";
import { cTests } from "./c-family/tests.ts";
import { output, prepared, toolchain } from "./open/toolchain.ts";

const packages = ["g++"];
const FLAGS = ["-std=c++17", "-O1", "-w", "-fmax-errors=5", "-fdiagnostics-color=never"];

/** A precompiled header costs 100 MB once and saves two thirds of every compilation; it must be forced upon the source. */
const cpp: Language = {
  id: "cpp",
  title: "C++ (g++)",
  aliases: ["c++", "cxx", "cc"],
  extension: ".cpp",
  hello: '#include <iostream>\nint main() { std::cout << "hello\\n"; }\n',
  packages,
  toolchain: toolchain({ title: "C++ compiler", commands: ["g++"], version: ["-dumpfullversion"], packages }),
  prepare: async (found) => ({
    ...found,
    // A library that is not there is named without its path.
    details: { crypto: (await output(found.command, ["-print-file-name=libcrypto.so"])) ?? "" },
    prepared: await prepared(`cpp-${hashOf([found.version, FLAGS, CPP_HEADER])}`, async (folder) => {
      writeFileSync(join(folder, "assay.hpp"), CPP_HEADER);
      await output(found.command, [...FLAGS, "-x", "c++-header", join(folder, "assay.hpp")]);
    }),
  }),
  program: {
    build: ({ command, prepared: header, details }, file) => [
      [
        command,
        ...FLAGS,
        "-include",
        `${header}/assay.hpp`,
        file,
        "-o",
        `${BUILD}/program`,
        ...libraries(details),
      ],
    ],
    run: () => [`${BUILD}/program`],
    tests: cTests({
      head: "using namespace std;",
      show: (expression) => `assay::show(${expression})`,
      demand: (how, expected) => `assay::demand("${how}", ${expected.map(typed).join(", ")})`,
    }),
  },
};

/** Empty braces alone have no type. */
function typed(expression: string): string {
  return /^\{\s*\}$/.test(expression) ? "std::initializer_list<int>()" : expression;
}

/** HumanEval-X links one reference with OpenSSL; it costs the others nothing. */
function libraries(details: Toolchain["details"]): string[] {
  return details?.["crypto"]?.startsWith("/") ? ["-Wl,--as-needed", "-lcrypto"] : [];
}

export default cpp;
