import type { CliCommand } from "../program/command.ts";
import { option } from "../program/options.ts";
import { tableText } from "../show/table.ts";

const command: CliCommand<{ json?: boolean; yes?: boolean }> = {
  name: "toolchains",
  summary: "Which languages can be run here, and how to get the others",
  arguments: [
    { name: "[action]", help: "install", values: () => ["install"] },
    { name: "[languages...]", help: "what to install: ids or aliases" },
  ],
  options: [option.json, { flags: "--yes", help: "install without asking" }],
  details:
    "Installing uses the packages of Debian or Ubuntu (apt-get) and needs root. What will be done is said\nfirst, and asked about unless --yes is given.",
  examples: [
    ["toolchains", "a table, with versions"],
    ["toolchains install go ruby", "the distribution's packages for Go and Ruby"],
  ],
  async action({ args, options, screen }) {
    const { install, survey } = await import("../toolchains/toolchains.ts");
    if (args.length > 0) return install(args, options.yes ?? false, screen);
    const rows = await survey();
    if (options.json) screen.json(rows);
    else {
      const { dim } = screen.color;
      const cell = ({ version, missing }: (typeof rows)[number]) => version ?? dim(`unavailable: ${missing}`);
      screen.out(
        tableText(
          screen,
          ["id", "language", "version"],
          rows.map((row) => [row.id, row.title, cell(row)]),
        ),
      );
    }
    return 0;
  },
};

export default command;
