import { existsSync } from "node:fs";
import { join } from "node:path";
import { BUILD, type Language } from "../core/language.ts";
import { haskellTests } from "./haskell/tests.ts";
import { output, toolchain } from "./open/toolchain.ts";

const packages = ["ghc"];

const haskell: Language = {
  id: "haskell",
  title: "Haskell (GHC)",
  aliases: ["ghc"],
  extension: ".hs",
  hello: 'main :: IO ()\nmain = putStrLn "hello"\n',
  packages,
  // Debian keeps the list of libraries apart.
  reads: () => ["/var/lib/ghc"].filter(existsSync),
  toolchain: toolchain(
    { title: "Haskell compiler", commands: ["ghc"], version: ["--numeric-version"], packages },
    async (found) => {
      const libraries = (await output(found.command, ["--print-libdir"])) ?? "";
      const compiler = ["bin/ghc", "../bin/ghc"].map((file) => join(libraries, file)).find(existsSync);
      return { ...found, details: { compiler: compiler ?? found.command } };
    },
  ),
  program: {
    // What an expected value alone is of type is settled by defaulting.
    build: ({ command }, file) => [
      [
        command,
        "-v0",
        "-w",
        "-XExtendedDefaultRules",
        "-package",
        "containers",
        file,
        "-o",
        `${BUILD}/program`,
      ],
    ],
    run: () => [`${BUILD}/program`],
    // Its own libraries are named from where it lies.
    self: ({ command, details }) => details?.["compiler"] ?? command,
    env: () => ({ LC_ALL: "C.UTF-8" }),
    limits: { processes: 64 },
    tests: haskellTests,
  },
};

export default haskell;
