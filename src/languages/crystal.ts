import { BUILD, type Language } from "../core/language.ts";
import { crystalTests } from "./crystal/tests.ts";
import { toolchain } from "./open/toolchain.ts";

const packages = ["crystal"];

const crystal: Language = {
  id: "crystal",
  title: "Crystal",
  aliases: ["cr"],
  extension: ".cr",
  hello: 'puts "hello"\n',
  packages,
  toolchain: toolchain({ title: "Crystal compiler", commands: ["crystal"], packages }),
  program: {
    build: ({ command }, file) => [
      [command, "build", "--no-color", "--no-debug", "--threads", "1", "-o", `${BUILD}/program`, file],
    ],
    run: () => [`${BUILD}/program`],
    env: () => ({ CRYSTAL_CACHE_DIR: "/tmp/crystal" }),
    // The collector reads where the stack lies.
    ownProc: true,
    limits: { processes: 64 },
    tests: crystalTests,
  },
};

export default crystal;
