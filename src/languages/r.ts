import { join } from "node:path";
import type { Language } from "../core/language.ts";
import { commandPath, output, toolchain } from "./open/toolchain.ts";
import { rTests } from "./r/tests.ts";

const packages = ["r-base-core"];
const FLAGS = ["--no-echo", "--no-restore", "--vanilla"];

const r: Language = {
  id: "r",
  title: "R",
  aliases: ["rscript"],
  extension: ".r",
  hello: 'cat("hello\\n")\n',
  packages,
  reads: () => ["/etc/R"],
  // Rscript is a program that starts a shell script that starts R.
  toolchain: toolchain({ title: "R", commands: ["Rscript"], packages }, async (found) => {
    const home = (await output(commandPath("R") ?? "R", ["RHOME"])) ?? "/usr/lib/R";
    return { ...found, command: join(home, "bin/exec/R"), reads: ["/etc/R"], prepared: home };
  }),
  program: {
    run: ({ command }, file) => [command, ...FLAGS, `--file=${file}`],
    env: ({ prepared: home = "" }) => ({
      R_HOME: home,
      LD_LIBRARY_PATH: `${home}/lib`,
      OPENBLAS_NUM_THREADS: "1",
    }),
    syntaxError: /Error: unexpected|Error: incomplete string|Error: invalid/,
    tests: rTests,
  },
};

export default r;
