import type { Comparison } from "../../../run/compare.ts";
import type { CliCommand } from "../program/command.ts";
import { oneOf, option } from "../program/options.ts";
import { readRun } from "../program/run-folder.ts";
import { comparisonText } from "../show/comparison.ts";

interface Options {
  only?: "broken" | "fixed";
  json?: boolean;
}

const command: CliCommand<Options> = {
  name: "compare",
  summary: "Two runs of one benchmark side by side: what was fixed and broken, and whether it is chance",
  arguments: [
    { name: "<before>", help: "the folder of a run" },
    { name: "<after>", help: "the folder of the run to hold against it" },
  ],
  options: [
    {
      flags: "--only <which>",
      help: "print only these tasks, one a line: broken, fixed",
      parse: oneOf(["broken", "fixed"]),
      values: () => ["broken", "fixed"],
    },
    option.json,
  ],
  details:
    "Only tasks of both runs are compared. The difference has a 95 % interval from resampling tasks and a p-value from\nflipping signs; with one sample a task also McNemar's exact test. docs/metrics.md says what they mean.",
  examples: [
    ["compare runs/before runs/after", "flips, difference, cost, and which settings changed"],
    ["compare runs/before runs/after --only broken", "ids to look at with assay show"],
  ],
  async action({ args, options, screen }) {
    const [before = "", after = ""] = args;
    const { compareRuns } = await import("../../../run/compare.ts");
    const comparison: Comparison = compareRuns(await readRun(before), await readRun(after), options.seed);
    const { only } = options;
    if (only) {
      const tasks = comparison.flips[only];
      if (options.json) screen.json(tasks);
      else for (const task of tasks) screen.out(task);
    } else if (options.json) screen.json(comparison);
    else screen.out(comparisonText(screen, comparison, [before, after]));
    return 0;
  },
};

export default command;
