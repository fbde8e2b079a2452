// Per language, from source to output: a bare compiler and a bare run on this machine, and the same in the sandbox.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DEFAULT_LIMITS } from "../dist/core/sandbox.js";
import { allLanguages } from "../dist/languages/open/open.js";
import { ENVIRONMENT } from "../dist/sandboxes/engine/isolation.js";
import { openSandbox } from "../dist/sandboxes/open/open.js";
import { median, table } from "./common.mjs";

const RUNS = 5;

/** Compilers that are kept have no command of their own: what a user would type instead. */
const TYPED = {
  java: ({ command }, file) => [[join(dirname(command), "javac"), "-d", "/build", file]],
  typescript: ({ command, details }, file) => [
    [command, join(dirname(details.compiler), "tsc.js"), "--target", "es2022", "--outDir", "/build", file],
  ],
  kotlin: (_, file) => [["kotlinc", "-nowarn", "-d", "/build", file]],
  scala: (_, file) => [["scalac", "-nowarn", "-d", "/build", file]],
};

/** Distinct sources, so that no build is answered from the store. */
const variant = (text, number) => text + "\n".repeat(number);

/** Each in a folder of its own: compilers leave behind there what makes the next build shorter. */
function bare(language, toolchain, source) {
  const folder = mkdtempSync(join(tmpdir(), "assay-bench-"));
  try {
    return bareIn(folder, language, toolchain, source);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function bareIn(folder, language, toolchain, source) {
  const { program, extension } = language;
  const file = program.file?.(source) ?? `program${extension}`;
  writeFileSync(join(folder, file), source);
  const build = program.build?.(toolchain, file) ?? TYPED[language.id]?.(toolchain, file) ?? [];
  const env = { ...ENVIRONMENT, ...program.env?.(toolchain), HOME: folder };
  const started = performance.now();
  for (const command of [...build, program.run(toolchain, file, DEFAULT_LIMITS)]) {
    const [name, ...words] = command.map((word) => word.replace(/\/build\b|\/tmp(?=\/)/g, folder));
    const { status, stderr } = spawnSync(name, words, { cwd: folder, env });
    if (status !== 0) throw new Error(`${language.id}: ${name} failed outside the sandbox: ${stderr}`);
  }
  return performance.now() - started;
}

export default async function languages() {
  const rows = [["language", "bare ms", "first ms", "warm ms", "warm / bare", "again ms"]];
  const only = process.argv.slice(3);
  const sandbox = await openSandbox({ workers: 1 });
  for (const language of await allLanguages()) {
    if (!language.program || (only.length > 0 && !only.includes(language.id))) continue;
    const found = await language.toolchain().catch(() => undefined);
    if (!found) continue;
    const toolchain = (await language.prepare?.(found)) ?? found;
    const times = { bare: [], warm: [], again: [] };
    const run = async (number) => {
      const started = performance.now();
      const ran = await sandbox.run({ language: language.id, program: variant(language.hello, number) });
      if (ran.outcome !== "pass") throw new Error(`${language.id}: ${ran.stderr}`);
      return performance.now() - started;
    };
    try {
      bare(language, toolchain, variant(language.hello, 1));
      const first = await run(1);
      for (let number = 2; number < 2 + RUNS; number++) {
        times.bare.push(bare(language, toolchain, variant(language.hello, number)));
        times.warm.push(await run(number));
        times.again.push(await run(number));
      }
      const [floor, warm, again] = [times.bare, times.warm, times.again].map(median);
      rows.push([
        language.id,
        ...[floor, first, warm].map((ms) => ms.toFixed(0)),
        (warm / floor).toFixed(2),
        again.toFixed(0),
      ]);
    } catch (error) {
      console.error(error.message.slice(0, 300));
    }
  }
  await sandbox.close();
  table(rows);
  console.log(
    `median of ${RUNS}; first: with the language's proof that it works; again: the same source once more`,
  );
}
