import type { Benchmark } from "../core/benchmark.ts";
import type { RecordedAnswer } from "../core/model.ts";
import type { StarterTask } from "./starter/read.ts";
import { parseStarter, starterProblem, starterRows } from "./starter/rows.ts";

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
  parse: parseStarter,
  problem: starterProblem,
  rows: starterRows,
  recordings,
};

export default starter;
