import { AssayError } from "../../../core/errors.ts";
import type { SampleRecord } from "../../../core/record.ts";
import type { Report } from "../../../run/report.ts";
import type { CliCommand } from "../program/command.ts";
import { readRunFile } from "../program/folder.ts";
import { oneOf } from "../program/options.ts";
import { readRecords } from "../program/records.ts";

const FORMATS = ["markdown", "html", "csv", "latex", "evalplus"] as const;
type Format = (typeof FORMATS)[number];

const command: CliCommand<{ as: Format }> = {
  name: "export",
  summary: "Write a run as a table for papers and pages, or as samples for other tools",
  arguments: [{ name: "<runs...>", help: "folders of runs; tables take several" }],
  options: [
    {
      flags: "--as <format>",
      help: "markdown, html, csv, latex; evalplus writes its samples (task_id, solution)",
      parse: oneOf(FORMATS),
      preset: "markdown",
      values: () => [...FORMATS],
    },
  ],
  examples: [
    ["export runs/mini runs/codet --as latex > table.tex", "two runs, a row each"],
    ["export runs/mini --as evalplus > samples.jsonl", "for evalplus.evaluate"],
  ],
  async action({ args, options, screen }) {
    if (options.as === "evalplus") {
      const { evalplusSamples } = await import("../../../run/interchange/evalplus.ts");
      if (args.length > 1)
        throw new AssayError("EXTRA_ARGUMENT", "samples of one run only", {
          fix: "export one run at a time",
        });
      readRunFile(args[0] ?? "", "plan.json");
      screen.out(evalplusSamples(await readRecords<SampleRecord>(args[0] ?? "")).replace(/\n$/, ""));
      return 0;
    }
    const { rowOf, tableOf } = await import("../../../run/interchange/tables/rows.ts");
    const write = await import("../../../run/interchange/tables/write.ts");
    const table = tableOf(args.map((folder) => rowOf(readRunFile<Report>(folder, "report.json"))));
    const writers: Record<Exclude<Format, "evalplus">, () => string> = {
      markdown: () => write.markdownTable(table),
      html: () => write.htmlTable(table, "Assay runs"),
      csv: () => write.csvTable(table),
      latex: () => write.latexTable(table),
    };
    screen.out(writers[options.as]().replace(/\r?\n$/, ""));
    return 0;
  },
};

export default command;
