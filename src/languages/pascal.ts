import { existsSync } from "node:fs";
import { BUILD, type Language } from "../core/language.ts";
import { output, toolchain } from "./open/toolchain.ts";
import { pascalTests } from "./pascal/tests.ts";

const packages = ["fp-compiler", "fp-units-base", "fp-units-fcl"];

const pascal: Language = {
  id: "pascal",
  title: "Pascal (Free Pascal)",
  aliases: ["fpc", "delphi"],
  extension: ".pas",
  hello: "begin\n  writeln('hello');\nend.\n",
  packages,
  toolchain: toolchain(
    { title: "Pascal compiler", commands: ["fpc"], version: ["-iV"], packages },
    async (found) => {
      const [processor, system] = ((await output(found.command, ["-iTPTO"])) ?? "").split(/\s+/);
      const places = [`/usr/lib/${processor}-${system}-gnu/fpc`, "/usr/lib/fpc", "/usr/local/lib/fpc"];
      const units = places
        .map((place) => `${place}/${found.version}/units/${processor}-${system}`)
        .find(existsSync);
      return { ...found, details: { units: units ?? "" } };
    },
  ),
  program: {
    // Exceptions and long strings, as programs of today expect; without the settings of the machine (-n).
    build: ({ command, details }, file) => [
      [
        ...[command, "-n", `-Fu${details?.["units"]}`, `-Fu${details?.["units"]}/*`],
        ...["-Mobjfpc", "-Sh", "-Sc", "-O1", "-v0e", `-o${BUILD}/program`, file],
      ],
    ],
    run: () => [`${BUILD}/program`],
    tests: pascalTests,
  },
};

export default pascal;
