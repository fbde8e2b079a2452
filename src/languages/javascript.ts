import { realpathSync } from "node:fs";
import { dirname } from "node:path";
import type { Language } from "../core/language.ts";

/** The Node that runs Assay also runs the programs, each in a process of its own. */
const javascript: Language = {
  id: "javascript",
  title: "JavaScript (Node)",
  aliases: ["js", "node"],
  extension: ".js",
  hello: 'console.log("hello");\n',
  toolchain: async () => {
    const command = realpathSync(process.execPath);
    const prefix = dirname(dirname(command));
    return { command, version: process.versions.node, reads: /^\/usr(\/|$)/.test(prefix) ? [] : [prefix] };
  },
  launch: ({ command }, harness, limits) => {
    const heap = `--max-old-space-size=${Math.ceil(limits.memoryBytes / 1024 ** 2)}`;
    return {
      forks: false,
      candidate: [command, heap, `${harness}/javascript/candidate.cjs`],
      checker: [command, `${harness}/javascript/checker.cjs`],
      script: [command, heap],
    };
  },
};

export default javascript;
