import type { CliCommand } from "../program/command.ts";

const command: CliCommand = {
  name: "import",
  summary: "Read what another tool left: Inspect logs, EvalPlus results, Harbor tasks",
  arguments: [
    { name: "<path>", help: "an Inspect log (.json, .eval), EvalPlus results, or a folder of Harbor tasks" },
  ],
  details:
    "Writes JSON Lines: task_id with completion or solution, which score reads, and how the other tool judged it. Of a\nHarbor task: task_id, prompt and its settings. Nothing is run.",
  examples: [
    [
      "import logs/2026-01-31_humaneval.eval > samples.jsonl",
      "then: assay score samples.jsonl --benchmark humaneval",
    ],
    ["import tasks > tasks.jsonl", "instructions and settings of a folder of Harbor tasks"],
  ],
  async action({ args, screen }) {
    const { importFrom } = await import("../../../run/interchange/import.ts");
    const { from, rows } = importFrom(args[0] ?? "");
    for (const row of rows) screen.out(JSON.stringify(row));
    const passes = rows.filter(({ recorded }) => recorded.pass === true).length;
    const judged = rows.filter(({ recorded }) => typeof recorded.pass === "boolean").length;
    screen.note(
      `${from}: ${rows.length} rows${judged > 0 ? `, ${passes} of ${judged} recorded as passed` : ""}`,
    );
    return 0;
  },
};

export default command;
