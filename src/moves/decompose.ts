import type { Kit } from "../core/strategy.ts";
import type { Task } from "../core/task.ts";
import question, { type AskOptions } from "./question.ts";
import { about, listed } from "./text/about.ts";

/** A smaller function that a program is to be made of. */
export interface SubTask {
  name: string;
  /** Its parameters as written, without the brackets. */
  parameters: string;
  /** What it is to do. */
  description: string;
}

const DEMAND =
  "Do not write the program. List the smaller functions that it should be made of, as a numbered list, each as `name(parameters): what it returns`. A task that needs none gets the single entry `none`.";

/** Asks what functions a program should be made of (purpose `decompose`). Entries in another form are left out. */
export default async function decompose(
  task: Task,
  kit: Kit,
  {
    demand = DEMAND,
    parts = {},
    ...options
  }: AskOptions & { demand?: string; parts?: Record<string, string> },
): Promise<SubTask[]> {
  const text = await question(kit, "decompose", about(task, parts, demand), options);
  return listed(text).flatMap((entry) => {
    const found = /^[`*]*([A-Za-z_$][\w$]*)\(([^)]*)\)[`*]*\s*(?::|->|–|-)\s*([\s\S]+)$/.exec(entry);
    return found ? [{ name: found[1]!, parameters: found[2]!.trim(), description: found[3]!.trim() }] : [];
  });
}
