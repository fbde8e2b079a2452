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
const CELLS = join(HARNESS, "wasm");

/** The packages that an interpreter comes from; each is optional. */
export const PACKAGES = {
  python: "pyodide@314.0.7",
  javascript: "quickjs-emscripten-core@0.32.0 @jitl/quickjs-wasmfile-release-sync@0.32.0",
} as const;
export type Interpreter = keyof typeof PACKAGES;

/** How cells are started here. */
export interface Place {
  /** The command of each interpreter that is installed. */
  commands: Partial<Record<Interpreter, string[]>>;
  /** What stands around WebAssembly. */
  walls: "bubblewrap" | "node permissions";
}

/** A file of an optional package, or undefined. */
function fileOf(name: string, from: string = import.meta.url): string | undefined {
  try {
    return realpathSync(createRequire(from).resolve(name));
  } catch {
    return undefined;
  }
}

/** The interpreters whose packages are installed. */
export function installed(): Interpreter[] {
  const found: Interpreter[] = [];
  if (fileOf("pyodide")) found.push("python");
  if (fileOf(CORE) && fileOf(VARIANT)) found.push("javascript");
  return found;
}

const CORE = "quickjs-emscripten-core";
const VARIANT = "@jitl/quickjs-wasmfile-release-sync";

/** A cell's script with its arguments, the folders it reads, and what else its Node is told. */
interface Start {
  words: string[];
  reads: string[];
  flags: string[];
}

/**
 * Prepares a memory image of a started Python with the harness loaded, once on this machine: a cell starts from it.
 */
async function startPython(): Promise<Start> {
  const pyodide = dirname(fileOf("pyodide")!);
  const script = join(CELLS, "python.mjs");
  const { version } = JSON.parse(readFileSync(join(pyodide, "package.json"), "utf8")) as { version: string };
  const texts = readdirSync(HARNESS).filter((name) => name.endsWith(".py"));
  const harness = texts.map((name) => readFileSync(join(HARNESS, name), "utf8"));
  const key = `wasm-${hashOf([version, process.version, process.arch, harness, readFileSync(script, "utf8")])}`;
  const folder = await prepared(key, async (made) => {
    await run(process.execPath, [script, pyodide, HARNESS, join(made, "python.snapshot"), "snapshot"]);
  });
  const words = [script, pyodide, HARNESS, join(folder, "python.snapshot"), "job"];
  return { words, reads: [pyodide, folder], flags: [] };
}

/** QuickJS starts in a few milliseconds, as it is. Deep recursion in it takes more of the process's own stack. */
function startJavaScript(): Start {
  const files = [fileOf(CORE)!, fileOf(VARIANT)!];
  const reads = [...files, fileOf("@jitl/quickjs-ffi-types", files[0])!].map((file) =>
    dirname(dirname(file)),
  );
  const flags = process.platform === "win32" ? [] : [`--stack-size=${STACK_KILOBYTES}`];
  return { words: [join(CELLS, "javascript.mjs"), ...files, HARNESS], reads, flags };
}

/** Below the eight megabytes that systems give a process's first thread. */
const STACK_KILOBYTES = 6000;

/** The process of a cell may read a few folders, start nothing, and turn no text into JavaScript of its own. */
export async function place(): Promise<Place> {
  const starts = new Map<Interpreter, Start>();
  for (const id of installed()) starts.set(id, id === "python" ? await startPython() : startJavaScript());
  const node = realpathSync(process.execPath);
  const permission = process.allowedNodeEnvironmentFlags.has("--permission")
    ? "--permission"
    : "--experimental-permission";
  const common = [permission, "--no-warnings", "--allow-worker", "--disallow-code-generation-from-strings"];
  const reads = [HARNESS, ...[...starts.values()].flatMap((start) => start.reads)];
  const around = wrapped([...reads, dirname(dirname(node))]);
  const works =
    process.platform === "linux" &&
    (await run(around[0]!, [...around.slice(1), node, "--version"]).catch(() => undefined));
  const commands: Place["commands"] = {};
  for (const [id, start] of starts) {
    const readable = [HARNESS, ...start.reads].map((path) => `--allow-fs-read=${path}/`);
    const cell = [node, ...common, ...start.flags, ...readable, ...start.words];
    commands[id] = works ? [...around, ...cell] : cell;
  }
  return { commands, walls: works ? "bubblewrap" : "node permissions" };
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
