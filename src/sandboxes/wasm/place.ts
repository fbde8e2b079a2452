import { execFile } from "node:child_process";
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { hashOf } from "../../core/hash.ts";
import { prepared } from "../../languages/open/toolchain.ts";
import { SYSTEM_FILES, SYSTEM_FOLDERS } from "../engine/isolation.ts";

const run = promisify(execFile);
const HARNESS = realpathSync(fileURLToPath(new URL("../server", import.meta.url)));
const CELL = join(HARNESS, "wasm", "cell.mjs");

/** How cells are started here. */
export interface Place {
  command: string[];
  /** What stands around WebAssembly. */
  walls: "bubblewrap" | "node permissions";
}

/** The folder of the optional package, or undefined. */
export function pyodideFolder(): string | undefined {
  try {
    return realpathSync(dirname(createRequire(import.meta.url).resolve("pyodide")));
  } catch {
    return undefined;
  }
}

/**
 * Prepares a memory image of a started Python with the harness loaded, once on this machine: a cell starts from it. The
 * process of a cell may read three folders, start nothing, and turn no text into JavaScript.
 */
export async function placeFor(pyodide: string): Promise<Place> {
  const { version } = JSON.parse(readFileSync(join(pyodide, "package.json"), "utf8")) as { version: string };
  const texts = readdirSync(HARNESS).filter((name) => name.endsWith(".py"));
  const harness = texts.map((name) => readFileSync(join(HARNESS, name), "utf8"));
  const key = `wasm-${hashOf([version, process.version, process.arch, harness, readFileSync(CELL, "utf8")])}`;
  const folder = await prepared(key, async (made) => {
    await run(process.execPath, [CELL, pyodide, HARNESS, join(made, "python.snapshot"), "snapshot"]);
  });
  const node = realpathSync(process.execPath);
  const permission = process.allowedNodeEnvironmentFlags.has("--permission")
    ? "--permission"
    : "--experimental-permission";
  const readable = [pyodide, HARNESS, folder].map((path) => `--allow-fs-read=${path}/`);
  const flags = [permission, "--no-warnings", "--allow-worker", "--disallow-code-generation-from-strings"];
  const cell = [node, ...flags, ...readable, CELL, pyodide, HARNESS, join(folder, "python.snapshot"), "job"];
  const around = wrapped([pyodide, HARNESS, folder, dirname(dirname(node))]);
  if (process.platform === "linux") {
    const works = await run(around[0]!, [...around.slice(1), node, "--version"]).catch(() => undefined);
    if (works) return { command: [...around, ...cell], walls: "bubblewrap" };
  }
  return { command: cell, walls: "node permissions" };
}

/** No network, no files but the system's and these, no other processes, no rights. */
function wrapped(reads: string[]): string[] {
  const words = ["bwrap", "--die-with-parent", "--new-session", "--clearenv", "--unshare-all"];
  words.push("--unshare-user", "--uid", "65534", "--gid", "65534", "--cap-drop", "ALL");
  for (const folder of SYSTEM_FOLDERS) {
    if (!existsSync(folder)) continue;
    if (lstatSync(folder).isSymbolicLink()) words.push("--symlink", readlinkSync(folder), folder);
    else words.push("--ro-bind", folder, folder);
  }
  for (const file of SYSTEM_FILES) words.push("--ro-bind-try", file, file);
  for (const folder of reads.filter((one) => !/^\/usr(\/|$)/.test(one)))
    words.push("--ro-bind", folder, folder);
  return [...words, "--dev", "/dev", "--tmpfs", "/tmp", "--chdir", "/tmp", "--remount-ro", "/"];
}
