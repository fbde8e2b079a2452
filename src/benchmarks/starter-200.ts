import type { Benchmark } from "../core/benchmark.ts";
import type { StarterTask } from "./starter/read.ts";
import { parseStarter, starterProblem, starterRows } from "./starter/rows.ts";

/** How many there are. */
const TASKS = 200;

/** The Python starter tasks again and again, numbered: `starter/python-stamps#3`. */
async function* rows(): AsyncGenerator<StarterTask> {
  const tasks: StarterTask[] = [];
  for await (const task of starterRows()) {
    if (task.language === "python") tasks.push(task);
  }
  for (let index = 0; index < TASKS; index++) {
    const task = tasks[index % tasks.length]!;
    yield { ...task, id: `${task.id}#${Math.floor(index / tasks.length)}` };
  }
}

/**
 * 200 tasks to compare strategies on with the simulated programmer, for whom each is a task of its own: it has another
 * talent for every one. For any other model they are the same few tasks nine times over.
 */
const starter200: Benchmark<StarterTask> = {
  id: "starter-200",
  title: "200 simulated tasks from the starter tasks",
  paper: "written for this package",
  language: "python",
  parse: parseStarter,
  problem: starterProblem,
  rows,
};

export default starter200;
