import { execFile } from "node:child_process";
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
} from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { AssayError } from "../../core/errors.ts";
import type { Toolchain } from "../../core/language.ts";
import { cacheFolder } from "../../files/cache.ts";

export interface Wanted {
  title: string;
  /** Names of the command, the best first. */
  commands: string[];
  /** Arguments that make it say its version. Default: `--version`. */
  version?: string[];
  /** What to install: packages of the distribution. */
  packages: string[];
  /** How else to get it, where no package has it. */
  install?: string;
}

/** The path of the first of these commands that is there. Symbolic links are kept: some look at their own name. */
export function commandPath(...names: string[]): string | undefined {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/local/bin", "/usr/bin", "/bin"];
  for (const name of names)
    for (const folder of folders) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        realpathSync(path);
        return path;
      } catch {}
    }
  return undefined;
}

/** The system's own folders are readable in every sandbox; others must be named. */
export function outside(folder: string): boolean {
  return !/^\/(usr|bin|lib|lib64|sbin)(\/|$)/.test(folder);
}

/** Finds a command and its version, once it is there. `more` may refine what was found: another command, folders. */
export function toolchain(
  wanted: Wanted,
  more: (found: Toolchain) => Toolchain | Promise<Toolchain> = (found) => found,
): () => Promise<Toolchain> {
  let found: Promise<Toolchain> | undefined;
  return () => {
    found ??= find(wanted).then(more);
    found.catch(() => {
      found = undefined; // it may be installed by the next time
    });
    return found;
  };
}

async function find({ title, commands, version, packages, install }: Wanted): Promise<Toolchain> {
  const command = commandPath(...commands);
  const asked = command && (await output(command, version ?? ["--version"]));
  if (command && asked !== undefined)
    return { command, version: /\d+(\.\d+)+[^\s,]*|\d+/.exec(asked)?.[0] ?? asked.slice(0, 40), reads: [] };
  throw new AssayError("TOOLCHAIN_MISSING", `no ${title} found (looked for ${commands.join(", ")})`, {
    fix: packages.length > 0 ? `apt-get install ${packages.join(" ")}` : (install ?? `install ${title}`),
  });
}

/** What a command prints, on either stream; undefined when it does not run. */
export async function output(command: string, args: string[], seconds = 60): Promise<string | undefined> {
  const options = {
    timeout: seconds * 1000,
    maxBuffer: 64 * 1024 ** 2,
    env: { ...process.env, LC_ALL: "C" },
  };
  const ran = await promisify(execFile)(command, args, options).catch(() => undefined);
  return ran && (ran.stdout.trim() || ran.stderr.trim());
}

/** Where toolchains keep what is made once on this machine. Readable in every sandbox, written only by us. */
export const PREPARED = join(cacheFolder(), "toolchains");

/**
 * A folder of things made once for a toolchain, by running it on text of our own. `key` names everything that decides
 * the content. Made aside and moved into place, so that others see all of it or nothing;
 * `final` is where it will lie.
 */
export async function prepared(
  key: string,
  make: (folder: string, final: string) => Promise<void>,
): Promise<string> {
  const folder = join(PREPARED, key);
  if (existsSync(folder)) return folder;
  mkdirSync(PREPARED, { recursive: true, mode: 0o755 });
  const aside = mkdtempSync(join(PREPARED, ".making-"));
  chmodSync(aside, 0o755);
  try {
    await make(aside, folder);
    renameSync(aside, folder);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // another process was quicker
  }
  return folder;
}
