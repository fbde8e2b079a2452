import { copyFileSync, existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { AssayError } from "../core/errors.ts";
import { hashOf } from "../core/hash.ts";
import type { Language } from "../core/language.ts";
import { commandPath, outside, prepared } from "./open/toolchain.ts";
import { TYPESCRIPT_COMPILER } from "./typescript/compiler.cjs.ts";
import { typescriptTests } from "./typescript/tests.ts";

/** The compiler's library: the project's own, Assay's, that of `tsc` on the path, or Debian's. From 7 on it has none. */
function library(): { file: string; version: string } | undefined {
  const tsc = commandPath("tsc");
  const homes = [
    () => createRequire(join(process.cwd(), "x.js")).resolve("typescript"),
    () => createRequire(import.meta.url).resolve("typescript"),
    () => join(dirname(dirname(realpathSync(tsc ?? ""))), "lib", "typescript.js"),
    () => "/usr/share/nodejs/typescript/lib/typescript.js",
  ];
  for (const home of homes) {
    try {
      const file = realpathSync(home());
      const { version } = JSON.parse(readFileSync(join(dirname(dirname(file)), "package.json"), "utf8"));
      if (existsSync(file) && Number.parseInt(version, 10) < 7) return { file, version };
    } catch {}
  }
  return undefined;
}

/** Checked and compiled by a compiler that is kept, then run by the Node that runs Assay. */
const typescript: Language = {
  id: "typescript",
  title: "TypeScript",
  aliases: ["ts"],
  extension: ".ts",
  hello: 'const word: string = "hello";\nconsole.log(word);\n',
  packages: ["node-typescript"],
  reads: () => [dirname(dirname(realpathSync(process.execPath)))].filter(outside),
  toolchain: async () => {
    const found = library();
    if (!found)
      throw new AssayError("TOOLCHAIN_MISSING", "no TypeScript compiler below 7 found", {
        fix: "npm install typescript@6, or apt-get install node-typescript",
      });
    return {
      command: realpathSync(process.execPath),
      version: found.version,
      reads: [],
      details: { compiler: found.file },
    };
  },
  prepare: async (found) => ({
    ...found,
    // A copy of the library: where it lies names the user's folders, and may be below one that the sandbox hides.
    prepared: await prepared(`typescript-${found.version}-${hashOf(TYPESCRIPT_COMPILER)}`, async (folder) => {
      const home = dirname(found.details?.["compiler"] ?? "");
      for (const name of readdirSync(home).filter((one) => /^(typescript\.js|lib.*\.d\.ts)$/.test(one)))
        copyFileSync(join(home, name), join(folder, name));
      writeFileSync(join(folder, "compiler.cjs"), TYPESCRIPT_COMPILER);
    }),
  }),
  program: {
    compiler: ({ command, prepared: folder }) => [
      command,
      `${folder}/compiler.cjs`,
      `${folder}/typescript.js`,
    ],
    run: ({ command }, file, { memoryBytes }) => [
      command,
      `--max-old-space-size=${Math.ceil(memoryBytes / 1024 ** 2)}`,
      file.replace(/\.ts$/, ".js"),
    ],
    tests: typescriptTests,
  },
};

export default typescript;
