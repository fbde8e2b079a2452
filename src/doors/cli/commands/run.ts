import { readFileSync } from "node:fs";
import type { CliCommand } from "../program/command.ts";
import { languageOf } from "../program/language-of.ts";
import { option } from "../program/options.ts";
import { withSandbox } from "../program/sandbox.ts";
import { bytesText } from "../show/numbers.ts";

interface Options {
  stdin?: string;
  json?: boolean;
}

const command: CliCommand<Options> = {
  name: "run",
  summary: "Run one program in the sandbox",
  arguments: [{ name: "<file>", help: "the program; its ending tells the language" }],
  options: [{ flags: "--stdin <file>", help: "what the program reads on standard input" }, option.json],
  details:
    "The program has no network, none of your files and none of your environment. Its output is shown as its\nown; how it ended goes to standard error. Exit code 1 when it did not end by itself with code 0.",
  examples: [
    ["run answer.py", "run it, with the default limits"],
    ["run answer.py --stdin input.txt --json", "everything measured, as one JSON document"],
  ],
  async action(invocation) {
    const { args, options, screen, signal } = invocation;
    const [file = ""] = args;
    const program = readFileSync(file, "utf8");
    const { id: language } = await languageOf(file);
    const stdin = options.stdin === undefined ? undefined : readFileSync(options.stdin, "utf8");
    return withSandbox(invocation, async (sandbox) => {
      const result = await sandbox.run({ language, program, ...(stdin !== undefined && { stdin }) }, signal);
      if (options.json) screen.json({ language, ...result, isolation: sandbox.isolation });
      else {
        screen.raw(result.stdout);
        if (result.stderr) screen.note(result.stderr.replace(/\n$/, ""));
        const ended = result.signal ? `signal ${result.signal}` : `exit code ${result.exitCode ?? "none"}`;
        const cost = `${result.cpuSeconds.toFixed(2)} s cpu, ${bytesText(result.memoryBytes)}`;
        const cut = result.truncated ? ", output cut at the limit" : "";
        const line = `${result.outcome}: ${ended}, ${cost}, isolation ${sandbox.isolation}${cut}`;
        screen.note(result.outcome === "pass" ? screen.noteColor.dim(line) : screen.noteColor.red(line));
      }
      return result.outcome === "pass" ? 0 : 1;
    });
  },
};

export default command;
