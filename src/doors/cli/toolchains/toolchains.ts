import { spawn } from "node:child_process";
import { createInterface } from "node:readline/promises";
import { AssayError } from "../../../core/errors.ts";
import { allLanguages, openLanguage } from "../../../languages/open/open.ts";
import type { Screen } from "../program/screen.ts";

export interface ToolchainRow {
  id: string;
  title: string;
  /** What was found; null when it is missing. */
  version: string | null;
  command: string | null;
  /** What to do about a missing one. */
  missing: string | null;
}

/** Every language with the toolchain found for it. Nothing is prepared or run in the sandbox. */
export async function survey(): Promise<ToolchainRow[]> {
  return Promise.all(
    (await allLanguages()).map(async ({ id, title, toolchain }) =>
      toolchain().then(
        ({ version, command }) => ({ id, title, version, command, missing: null }),
        (error: AssayError) => {
          const missing = error.fix ?? error.message;
          return { id, title, version: null, command: null, missing };
        },
      ),
    ),
  );
}

/** `install LANGUAGE…`: says which packages, asks, and has apt-get install them. Returns the exit code. */
export async function install([action, ...names]: string[], yes: boolean, screen: Screen): Promise<number> {
  if (action !== "install" || names.length === 0)
    throw new AssayError("UNKNOWN_NAME", `unknown action "${action}"`, {
      fix: "assay toolchains install LANGUAGE…",
    });
  const packages = await packagesOf(names);
  if (packages.length === 0) {
    screen.note("nothing to install");
    return 0;
  }
  const words = ["apt-get", "install", "-y", "--no-install-recommends", ...packages];
  screen.note(`will run: ${words.join(" ")}`);
  if (process.getuid?.() !== 0)
    throw new AssayError("NOT_ROOT", "installing packages needs root", { fix: `sudo ${words.join(" ")}` });
  if (!yes && !(await agreed())) {
    screen.note("nothing was installed");
    return 1;
  }
  return new Promise((resolve, reject) => {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const child = spawn(words[0]!, words.slice(1), { stdio: ["ignore", "inherit", "inherit"], env });
    child.on("error", () =>
      reject(
        new AssayError("NO_APT", "apt-get was not found", { fix: `install ${packages.join(", ")} by hand` }),
      ),
    );
    child.on("close", (code) => resolve(code === 0 ? 0 : 1));
  });
}

/** The packages that are needed for these languages and are not there, each once. */
export async function packagesOf(names: string[]): Promise<string[]> {
  const found = await Promise.all(
    names.map(async (name) => {
      const language = await openLanguage(name);
      const there = await language.toolchain().then(
        () => true,
        () => false,
      );
      if (there) return [];
      if (language.packages?.length) return language.packages;
      throw new AssayError("TOOLCHAIN_MISSING", `no package of the distribution has ${language.title}`, {
        where: name,
        fix: "install it by hand",
      });
    }),
  );
  return [...new Set(found.flat())];
}

async function agreed(): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new AssayError("NOT_CONFIRMED", "there is no terminal to ask at", { fix: "add --yes" });
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question("install? [y/N] ");
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
