// Compiles src to dist, copies what is not TypeScript (the harness programs and shipped data) beside it, and bundles the
// dashboard's page, which a browser loads whole.
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build } from "vite";

const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

const PAGE = join("src", "doors", "web", "page");

rmSync("dist", { recursive: true, force: true });
const tsc = spawnSync(process.execPath, [compiler, "-p", "tsconfig.build.json"], { stdio: "inherit" });
if (tsc.status !== 0) process.exit(tsc.status ?? 1);

for (const entry of readdirSync("src", { recursive: true, withFileTypes: true })) {
  const from = join(entry.parentPath, entry.name);
  // A hostile program in TypeScript is data, and stays as it is.
  if (from.startsWith(PAGE)) continue;
  const isSource = entry.name.endsWith(".ts") && !/attacks.(programs|tasks)[\\/]/.test(from);
  if (!entry.isFile() || isSource || entry.name.endsWith(".pyc")) continue;
  cpSync(from, join("dist", from.slice("src/".length)));
}
chmodSync("dist/doors/cli/main.js", 0o755);

// One classic script, not modules: a page that is opened from a disk may not load modules.
await build({
  configFile: false,
  logLevel: "warn",
  publicDir: false,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  define: { "process.env.NODE_ENV": '"production"' },
  build: {
    outDir: "dist/doors/web/page",
    lib: { entry: join(PAGE, "main.tsx"), formats: ["iife"], name: "assayPage", fileName: () => "page.js" },
    rollupOptions: { output: { assetFileNames: "page.[ext]" } },
    assetsInlineLimit: 0,
  },
});
for (const name of ["index.html", "icon.svg"]) cpSync(join(PAGE, name), join("dist/doors/web/page", name));
