import { readdir, readFile } from "node:fs/promises";
import { AssayError } from "../../core/errors.ts";
import type { Problem } from "../../core/problem.ts";
import type { Test } from "../../core/task.ts";
import { readStarterTask, type StarterTask } from "./read.ts";

const FOLDER = new URL("./", import.meta.url);

/** The task files that ship beside this module, in order of name. */
export async function* starterRows(): AsyncGenerator<StarterTask> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith(".md"));
  for (const name of names.sort()) yield readStarterTask(name, await readFile(new URL(name, FOLDER), "utf8"));
}

/** What a solver sees of a task, and what judges it. */
export function starterProblem(row: StarterTask): Problem {
  const shown = row.visible.join("\n");
  return {
    task: {
      id: row.id,
      prompt: `${row.prompt}\n\nThese must hold:\n\`\`\`${row.language}\n${shown}\n\`\`\`\n`,
      language: row.language,
      entry: row.entry,
      starter: row.starter,
      tests: row.visible.map(codeTest),
    },
    suite: { tests: row.hidden.map(codeTest), entry: row.entry },
    reference: row.reference,
  };
}

function codeTest(code: string): Test {
  return { kind: "code", code };
}

/** Accepts what {@link starterRows} yields, also after a trip through JSON. */
export function parseStarter(row: unknown): StarterTask {
  const task = row as StarterTask;
  if (typeof task?.id === "string" && typeof task.prompt === "string" && Array.isArray(task.hidden))
    return task;
  throw new AssayError("STARTER_FORMAT", "not a row of the starter tasks", {
    fix: "rows come from the task files that ship with the package",
  });
}
