import { basename, resolve } from "node:path";
import { AssayError } from "../../../core/errors.ts";
import { loadFromRoom } from "../../../core/room.ts";
import { writeAtomically } from "../../../files/atomic.ts";
import type { Document } from "../../../studies/document/document.ts";
import { readLabels } from "../../../studies/study/labels.ts";
import type { Study, StudyRun } from "../../../studies/study/study.ts";
import type { CliCommand } from "../program/command.ts";
import { idsIn, oneOf, option, room } from "../program/options.ts";
import { readRun } from "../program/run-folder.ts";

interface Options {
  format: "markdown" | "html";
  output?: string;
  labels?: string;
  data: string[];
  json?: boolean;
}

const FORMATS = ["markdown", "html"];

const command: CliCommand<Options> = {
  name: "report",
  summary: "What a published study would write about runs of yours, in Markdown or HTML",
  arguments: [
    { name: "<kind>", help: idsIn("studies").join(", "), values: () => idsIn("studies") },
    { name: "<runs...>", help: "folders of runs" },
  ],
  options: [
    {
      flags: "--format <how>",
      help: FORMATS.join(", "),
      parse: oneOf(FORMATS),
      preset: "markdown",
      values: () => FORMATS,
    },
    { flags: "--output <file>", help: "write it there (.html chooses HTML) instead of printing it" },
    {
      flags: "--labels <file>",
      help: "JSON Lines of {task, attempt, label}: what people say, in place of verdicts (agreement)",
    },
    option.data,
    option.json,
  ],
  details:
    "bugs: what is wrong with wrong programs. human: generated code against the references. shots, quantised: each run\nagainst the first, with corrected p-values. prompts: which prompts are doubtful, and the score without them.\nprovenance: who wrote the programs, and what later runs changed. agreement: whether metrics agree with verdicts or people.",
  examples: [
    ["report bugs runs/mine", "bug patterns, with tasks to look at"],
    ["report agreement runs/mine --labels graded.jsonl", "do metrics say what people say?"],
    ["report quantised runs/full runs/four-bit --output study.html", "a page with pictures"],
  ],
  async action({ args, options, screen }) {
    const [kind = "", ...folders] = args;
    const study = await loadFromRoom<Study>(room("studies"), "study", kind);
    if (folders.length < study.least) {
      throw new AssayError("MISSING_ARGUMENT", `${study.id} needs ${study.least} runs`, {
        where: "report",
        fix: `name ${study.runs}`,
      });
    }
    const runs: StudyRun[] = [];
    for (const folder of folders) {
      const run = await readRun(folder);
      const { openBenchmark } = await import("../../../benchmarks/open/open.ts");
      const { problems } = await openBenchmark(run.plan.benchmark, {
        data: [...run.plan.data, ...options.data],
      });
      const tasks = new Set(run.records.map(({ task }) => task));
      const own = problems.filter(({ task }) => tasks.has(task.id));
      runs.push({
        ...run,
        name: basename(resolve(folder)),
        problems: new Map(own.map((problem) => [problem.task.id, problem])),
      });
    }
    const document: Document = {
      title: study.title,
      paper: study.paper,
      sources: [...new Set(runs.map(({ report, plan }) => report?.source ?? plan.from.kind))],
      sections: await study.write(runs, {
        seed: options.seed,
        ...(options.labels !== undefined && { labels: await readLabels(options.labels) }),
      }),
    };
    const { output } = options;
    if (options.json) screen.json(document);
    else {
      const html = options.format === "html" || output?.endsWith(".html");
      const text = html
        ? (await import("../../../studies/document/html.ts")).htmlOf(document)
        : (await import("../../../studies/document/markdown.ts")).markdownOf(document);
      if (output === undefined) screen.raw(text);
      else {
        await writeAtomically(output, text);
        screen.note(`wrote ${output}`);
      }
    }
    return 0;
  },
};

export default command;
