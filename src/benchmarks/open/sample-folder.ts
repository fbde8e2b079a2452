import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { AssayError } from "../../core/errors.ts";
import type { Task } from "../../core/task.ts";
import type { Joining } from "./joining.ts";

/** A program in a folder, and the task its name says it is for. */
export interface ProgramFile {
  task: Task;
  path: string;
  text: string;
}

/** Files that people keep beside programs. */
const NOT_CODE = new Set([
  "",
  ".json",
  ".jsonl",
  ".gz",
  ".md",
  ".txt",
  ".log",
  ".yaml",
  ".yml",
  ".csv",
  ".toml",
]);

/**
 * The programs of a folder: `HumanEval_0.py`, or `HumanEval_0/0.py`, `HumanEval_0/1.py` … as EvalPlus writes them.
 * Numbers sort as numbers. Throws UNKNOWN_TASK for a program that is for no task. Files that are not code are left
 * out and named.
 */
export async function programFiles(
  folder: string,
  joining: Joining,
): Promise<{ programs: ProgramFile[]; others: string[] }> {
  const programs: ProgramFile[] = [];
  const others: string[] = [];
  for (const entry of await listed(folder)) {
    if (entry.isDirectory()) {
      const files = (await listed(join(folder, entry.name))).filter((file) => isCode(file.name));
      if (files.length === 0) continue;
      const task = joining.byId(entry.name, join(folder, entry.name));
      for (const file of files) programs.push(await program(task, join(folder, entry.name, file.name)));
    } else if (isCode(entry.name)) {
      const path = join(folder, entry.name);
      programs.push(
        await program(joining.byId(entry.name.slice(0, -extname(entry.name).length), path), path),
      );
    } else others.push(entry.name);
  }
  return { programs, others };
}

function isCode(name: string): boolean {
  return !NOT_CODE.has(extname(name));
}

async function listed(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true });
  const shown = entries.filter((entry) => !entry.name.startsWith(".") && entry.name !== "__pycache__");
  return shown.sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
}

async function program(task: Task, path: string): Promise<ProgramFile> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
    return { task, path, text };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ERR_ENCODING_INVALID_ENCODED_DATA") throw cause;
    throw new AssayError("TEXT_NOT_UTF8", "bytes that are not UTF-8 text", {
      where: path,
      fix: "save it as UTF-8",
    });
  }
}
