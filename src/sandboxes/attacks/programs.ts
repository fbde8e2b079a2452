import { readdir, readFile } from "node:fs/promises";
import { extname } from "node:path";
import type { Language } from "../../core/language.ts";
import type { Suite, Test } from "../../core/task.ts";
import { allLanguages } from "../../languages/open/open.ts";

const FOLDER = new URL("./programs/", import.meta.url);
const TASKS = new URL("./tasks/", import.meta.url);

/**
 * What a program is after; the name of its folder.
 * - `forge`: to be accepted as a solution of the task without solving it.
 * - `escape`: to reach what is not its own: files, secrets, other processes, the network.
 * - `disturb`: to outlast its check, or to take so much that others suffer.
 */
export const GOALS = ["forge", "escape", "disturb"] as const;
export type Goal = (typeof GOALS)[number];

/** One hostile program: a file whose first line, a comment, says what it does. */
export interface Attack {
  /** File name with its ending, e.g. `exit-at-import.py`. */
  name: string;
  goal: Goal;
  language: string;
  title: string;
  program: string;
}

/** The task that every attack pretends to solve, in one language: `f(x)` is x squared. */
export interface AttackTask {
  suite: Suite;
  /** A program that is right: refusing everything would prove nothing. */
  right: string;
  /** The first test as one text, for a harness that appends it to the program. */
  appended: string;
}

/** Every attack of the suite, by goal and name. Adding a file to a folder of `programs/` adds it. */
export async function readAttacks(): Promise<Attack[]> {
  const languages = await byExtension();
  const folders = await Promise.all(
    GOALS.map(async (goal) => {
      const names = (await readdir(new URL(`${goal}/`, FOLDER))).sort();
      return Promise.all(
        names.map(async (name) => {
          const program = await readFile(new URL(`${goal}/${name}`, FOLDER), "utf8");
          const title = program.slice(0, program.indexOf("\n")).replace(/^(<\?php)?\W+/, "");
          return { name, goal, language: languages.get(extname(name))?.id ?? extname(name), title, program };
        }),
      );
    }),
  );
  return folders.flat();
}

/** The task in a language: `tasks/right.EXT` and `tests.EXT`, where two blank lines part two tests; `prelude.EXT` if they need one. */
export async function attackTask(language: Language): Promise<AttackTask> {
  const read = (name: string) => readFile(new URL(`${name}${language.extension}`, TASKS), "utf8");
  const [right, tests, prelude] = await Promise.all([
    read("right"),
    read("tests"),
    read("prelude").catch(() => ""),
  ]);
  const codes = tests.trim().split(/\n{3,}/);
  return {
    right,
    appended: `${prelude}${codes[0]}\n`,
    suite: { entry: "f", prelude, tests: codes.map((code): Test => ({ kind: "code", code: `${code}\n` })) },
  };
}

async function byExtension(): Promise<Map<string, Language>> {
  return new Map((await allLanguages()).map((language) => [language.extension, language]));
}
