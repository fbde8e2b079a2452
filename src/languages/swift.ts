import { dirname } from "node:path";
import { BUILD, type Language } from "../core/language.ts";
import { commandPath, outside, toolchain } from "./open/toolchain.ts";

/** Debian 12 has no package of it. Programs are judged by what they print. */
const swift: Language = {
  id: "swift",
  title: "Swift",
  aliases: ["swiftc"],
  extension: ".swift",
  hello: 'print("hello")\n',
  // A distribution unpacked anywhere: usr/bin beside usr/lib.
  reads: () => [dirname(dirname(commandPath("swiftc") ?? "/usr/bin/swiftc"))].filter(outside),
  toolchain: toolchain({
    title: "Swift compiler",
    commands: ["swiftc"],
    packages: [],
    install: "install Swift for Linux from swift.org, and put its usr/bin on the PATH",
  }),
  program: {
    build: ({ command }, file) => [
      [
        command,
        "-O",
        "-suppress-warnings",
        "-module-cache-path",
        "/tmp/modules",
        file,
        "-o",
        `${BUILD}/program`,
      ],
    ],
    run: () => [`${BUILD}/program`],
    self: ({ command }) => command,
  },
};

export default swift;
