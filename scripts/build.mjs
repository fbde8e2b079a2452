// Compiles src to dist and copies what is not TypeScript (the harness programs and shipped data) beside it.
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

rmSync("dist", { recursive: true, force: true });
const tsc = spawnSync(process.execPath, [compiler, "-p", "tsconfig.build.json"], { stdio: "inherit" });
if (tsc.status !== 0) process.exit(tsc.status ?? 1);

for (const entry of readdirSync("src", { recursive: true, withFileTypes: true })) {
  const from = join(entry.parentPath, entry.name);
  // A hostile program in TypeScript is data, and stays as it is.
  const isSource = entry.name.endsWith(".ts") && !/attacks.(programs|tasks)[\\/]/.test(from);
  if (!entry.isFile() || isSource || entry.name.endsWith(".pyc")) continue;
  cpSync(from, join("dist", from.slice("src/".length)));
}
chmodSync("dist/doors/cli/main.js", 0o755);
