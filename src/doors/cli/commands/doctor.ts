import type { CliCommand } from "../program/command.ts";
import { option } from "../program/options.ts";
import { tableText } from "../show/table.ts";

interface Options {
  model?: string;
  baseUrl?: string;
  json?: boolean;
}

const command: CliCommand<Options> = {
  name: "doctor",
  summary: "What this machine can run, how well isolated, and the one fix for each gap",
  options: [
    { ...option.model, help: "what this model's server really does: n, seed, stop, tools, streaming…" },
    option.baseUrl,
    option.json,
  ],
  details:
    "Isolation is measured: a program in the sandbox tries to reach the network, your files, your environment\nand your processes. Exit code 1 when nothing can be run in isolation, or when something was reached.",
  examples: [
    ["doctor", "a table"],
    ["doctor --isolation namespaces", "measure another isolation"],
    [
      "doctor --model openai/gpt-4o-mini",
      "ask a model a dozen tiny questions to learn what its server can do",
    ],
  ],
  async action({ options, screen, signal }) {
    if (options.model !== undefined) {
      const { showModel } = await import("../show/model.ts");
      return showModel(options.model, options.baseUrl, { json: options.json ?? false, screen, signal });
    }
    const { examine } = await import("../doctor/examine.ts");
    const findings = await examine(options);
    const sound = findings.every(({ area, ok }) => area !== "measured" || ok);
    if (options.json) screen.json({ sound, findings });
    else {
      const { green, red, yellow, dim } = screen.color;
      const mark = (ok: boolean, area: string) =>
        ok ? green("yes") : area === "measured" ? red("no") : yellow("no");
      const rows = findings.map(({ area, name, ok, detail }) => [dim(area), name, mark(ok, area), detail]);
      screen.out(tableText(screen, ["", "", "ok", ""], rows));
      const gaps = findings.filter(({ fix }) => fix);
      if (gaps.length > 0) screen.out(`\n${gaps.map(({ name, fix }) => `${name}: ${fix}`).join("\n")}`);
    }
    return sound ? 0 : 1;
  },
};

export default command;
