import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { AssayError } from "../../core/errors.ts";
import type { Language } from "../../core/language.ts";
import { loadRoom } from "../../core/room.ts";
import type { OwnRow } from "./row.ts";

const LANGUAGES = new URL("../../languages/", import.meta.url);

/**
 * The tasks of a folder, one a subfolder: `prompt.md`, `tests.py` (or another language's ending) and, when there are
 * any, `reference.py`, `starter.py` and `visible.py`. In the test files each line that begins with `assert` is a test
 * of its own, and what stands before them is run before each; a file without such lines is one test.
 *
 * @throws AssayError BENCHMARK_EMPTY, and BENCHMARK_FORMAT that names the file which is missing.
 */
export async function folderRows(folder: string): Promise<OwnRow[]> {
  const endings = new Map(
    (await loadRoom<Language>(LANGUAGES, "language")).map((each) => [each.extension, each.id]),
  );
  const entries = await readdir(folder, { withFileTypes: true });
  const tasks = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  if (tasks.length === 0) {
    throw new AssayError("BENCHMARK_EMPTY", "the folder has no subfolders", {
      where: folder,
      fix: "make one subfolder a task, with prompt.md, tests.py and reference.py",
    });
  }
  return Promise.all(tasks.sort().map((task) => taskRow(join(folder, task), task, endings)));
}

async function taskRow(folder: string, id: string, endings: Map<string, string>): Promise<OwnRow> {
  const names = await readdir(folder);
  const find = (stem: string) =>
    names.find((name) => name.slice(0, -extname(name).length) === stem && extname(name) !== "");
  const read = async (name: string | undefined) =>
    name === undefined ? undefined : readFile(join(folder, name), "utf8");
  const lacks = (what: string) =>
    new AssayError("BENCHMARK_FORMAT", `the task has no ${what}`, {
      where: folder,
      fix: "each subfolder needs prompt.md and tests.<ending of its language>",
    });
  const tests = find("tests");
  if (tests === undefined) throw lacks("tests file");
  const language = endings.get(extname(tests).slice(1)) ?? endings.get(extname(tests));
  if (language === undefined) throw lacks(`tests in a known language (not ${extname(tests)})`);
  const prompt = await read(find("prompt"));
  if (prompt === undefined) throw lacks("prompt.md");
  const [hidden, visible] = [testsOf((await read(tests))!), testsOf((await read(find("visible"))) ?? "")];
  const [reference, starter] = [await read(find("reference")), await read(find("starter"))];
  return {
    id,
    prompt: prompt.trim(),
    language,
    tests: hidden.tests,
    visible: visible.tests,
    ...(hidden.prelude !== "" && { prelude: hidden.prelude }),
    ...(reference !== undefined && { reference }),
    ...(starter !== undefined && { starter }),
  };
}

/** Lines of asserts apart; one that goes on over indented lines or closing brackets stays whole. */
function testsOf(text: string): { tests: string[]; prelude: string } {
  if (text.trim() === "") return { tests: [], prelude: "" };
  const pieces = text.split(/^(?=assert\b)/m);
  const prelude = pieces[0]!.startsWith("assert") ? "" : pieces.shift()!.trim();
  if (pieces.length === 0) return { tests: [text.trim()], prelude: "" };
  return { tests: pieces.map((piece) => piece.trim()), prelude };
}
