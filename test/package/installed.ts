import { execFileSync, type SpawnSyncReturns, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Why the package cannot be packed here, if it cannot. */
export const unbuilt: string | undefined = existsSync(join(ROOT, "dist/index.js"))
  ? undefined
  : "dist is not built (npm run build)";

/** What `npm pack` says of the package; sizes in bytes, paths as in the tarball. */
export interface Packed {
  size: number;
  unpackedSize: number;
  files: { path: string; size: number }[];
}

/** Packs without writing. Scripts are left out: they would build anew under the feet of other tests. */
export function pack(): Packed {
  const said = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: ROOT,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  // A list up to npm 11, an object by package name after it.
  const [packed] = Object.values(JSON.parse(said)) as Packed[];
  return packed!;
}

/** A project of somebody else's, in a temporary folder, that has the package installed. */
export interface Project {
  folder: string;
  /** The installed package. */
  assay: string;
  /** Runs the installed command in the project. */
  run(words: string[]): SpawnSyncReturns<string>;
  /** Runs a program of the project with Node. */
  node(words: string[]): SpawnSyncReturns<string>;
  remove(): void;
}

/** Installs what would be in the tarball, with links to the dependencies it asks for, and no others. */
export function installed(): Project {
  const folder = mkdtempSync(join(tmpdir(), "assay-installed-"));
  const modules = join(folder, "node_modules");
  const assay = join(modules, "assay");
  for (const { path } of pack().files) {
    mkdirSync(dirname(join(assay, path)), { recursive: true });
    cpSync(join(ROOT, path), join(assay, path));
  }
  const { dependencies } = JSON.parse(readFileSync(join(assay, "package.json"), "utf8"));
  for (const name of Object.keys(dependencies)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(ROOT, "node_modules", name), join(modules, name));
  }
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  const env = { PATH: process.env.PATH, HOME: folder, NO_COLOR: "1" };
  const node = (words: string[]) =>
    spawnSync(process.execPath, words, { cwd: folder, encoding: "utf8", env, timeout: 120_000 });
  return {
    folder,
    assay,
    node,
    run: (words) => node([join(assay, "dist/doors/cli/main.js"), ...words]),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
