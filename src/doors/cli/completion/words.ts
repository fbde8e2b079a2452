import type { CliCommand, CommandOption } from "../program/command.ts";
import { commonOptions } from "../program/options.ts";

/** What a shell may complete after `assay COMMAND`. */
export interface CommandWords {
  name: string;
  summary: string;
  /** Values of the positional arguments; without any, files are offered. */
  values: string[];
  flags: { flag: string; help: string; takesValue: boolean; values: string[] }[];
}

/** Gathers the words of every command, its own options first. */
export function completionWords(commands: CliCommand[]): CommandWords[] {
  return commands.map(({ name, summary, arguments: positional = [], options = [] }) => ({
    name,
    summary,
    values: positional.flatMap((argument) => argument.values?.() ?? []),
    flags: [...options, ...commonOptions].map(flagWords),
  }));
}

function flagWords(option: CommandOption) {
  const flag = /--[a-z-]+/.exec(option.flags)?.[0] ?? option.flags;
  return { flag, help: option.help, takesValue: option.flags.includes("<"), values: option.values?.() ?? [] };
}
