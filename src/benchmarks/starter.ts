import { readdir, readFile } from "node:fs/promises";
import type { Benchmark } from "../core/benchmark.ts";
import { AssayError } from "../core/errors.ts";
import type { RecordedAnswer } from "../core/model.ts";
import type { Problem, Test } from "../core/task.ts";
import { readStarterTask, type StarterTask } from "./starter/read.ts";

const FOLDER = new URL("./starter/", import.meta.url);

/** The task files that ship beside this module, in order of name. */
export async function* starterRows(): AsyncGenerator<StarterTask> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith(".md"));
  for (const name of names.sort()) yield readStarterTask(name, await readFile(new URL(name, FOLDER), "utf8"));
}

/** A model draws right programs more often than any one mistake; here three times as often. */
const DRAWS = { right: 3, wrong: 1 };

/** Every candidate as a `program`, right and wrong alike, and a task's generated tests as one text. */
async function* recordings(): AsyncGenerator<RecordedAnswer> {
  for await (const { id: task, candidates, generated } of starterRows()) {
    for (const { label, text } of candidates) {
      const draws = label === "right" ? DRAWS.right : DRAWS.wrong;
      for (let draw = 0; draw < draws; draw++) yield { task, purpose: "program", text };
    }
    yield { task, purpose: "tests", text: `${generated.join("\n")}\n` };
  }
}

function problem(row: StarterTask): Problem {
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
function parse(row: unknown): StarterTask {
  const task = row as StarterTask;
  if (typeof task?.id === "string" && typeof task.prompt === "string" && Array.isArray(task.hidden))
    return task;
  throw new AssayError("STARTER_FORMAT", "not a row of the starter tasks", {
    fix: "rows come from the task files that ship with the package",
  });
}

/**
 * Small tasks of our own, each with candidate programs of known outcome and generated tests, so that
 * every strategy, selector and metric can be tried with no download and no key.
 */
const starter: Benchmark<StarterTask> = {
  id: "starter",
  title: "Starter tasks",
  paper: "written for this package",
  // Each task names its own; most are Python, some JavaScript.
  language: "python",
  parse,
  problem,
  rows: starterRows,
  recordings,
};

export default starter;
