import { existsSync } from "node:fs";
import { BUILD, type Language } from "../core/language.ts";
import { nimTests } from "./nim/tests.ts";
import { toolchain } from "./open/toolchain.ts";

const packages = ["nim", "gcc", "libc6-dev"];
const FLAGS = ["-d:release", "--hints:off", "--warnings:off", "--colors:off", "--nimcache:/tmp/nimcache"];

const nim: Language = {
  id: "nim",
  title: "Nim",
  aliases: [],
  extension: ".nim",
  hello: 'echo "hello"\n',
  packages,
  // Debian keeps its settings apart.
  reads: () => ["/etc/nim"].filter(existsSync),
  toolchain: toolchain({ title: "Nim compiler", commands: ["nim"], packages }),
  program: {
    build: ({ command }, file) => [[command, "c", ...FLAGS, `--out:${BUILD}/program`, file]],
    run: () => [`${BUILD}/program`],
    self: ({ command }) => command,
    tests: nimTests,
  },
};

export default nim;
