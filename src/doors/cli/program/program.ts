import { Command, CommanderError, Option } from "commander";
import { AssayError } from "../../../core/errors.ts";
import { loadRoom } from "../../../core/room.ts";
import {
  type CliCommand,
  type CommandOption,
  type CommonOptions,
  type Invocation,
  STOPPED,
} from "./command.ts";
import { errorText, userError } from "./errors.ts";
import { commonOptions } from "./options.ts";
import type { Screen } from "./screen.ts";

/** What a command line is run with. */
export interface Surroundings {
  version: string;
  screen: Screen;
  signal: AbortSignal;
}

/** The files of `commands/`, in order of name. */
export function loadCommands(): Promise<CliCommand[]> {
  return loadRoom<CliCommand>(new URL("../commands/", import.meta.url), "command");
}

/**
 * Runs one command line, without the leading `assay`. Never throws: what goes wrong is said on standard
 * error. Returns the exit code: 0 done, 1 something in the run failed, 2 bad input or usage, 130 stopped.
 */
export async function runCommand(words: string[], surroundings: Surroundings): Promise<number> {
  const { screen } = surroundings;
  let commands: CliCommand[] = [];
  try {
    commands = await loadCommands();
    let code = 0;
    const line = ["assay", ...words.map(shellWord)].join(" ");
    const program = buildProgram(commands, surroundings, async (command, given) => {
      code = await command.action({ ...given, line, screen, signal: surroundings.signal });
    });
    if (words.length === 0) program.outputHelp();
    else await program.parseAsync(words, { from: "user" });
    return code;
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return 0;
    if (surroundings.signal.aborted) {
      screen.note("stopped");
      return STOPPED;
    }
    const named = commands.find((command) => command.name === words[0]);
    const error = userError(thrown, named ? `assay ${named.name}` : "assay");
    screen.note(screen.noteColor.red(errorText(error, Boolean(process.env.ASSAY_DEBUG))));
    return 2;
  }
}

function buildProgram(
  commands: CliCommand[],
  surroundings: Surroundings,
  act: (command: CliCommand, given: Pick<Invocation<object>, "args" | "options">) => Promise<void>,
): Command {
  const { screen, version } = surroundings;
  const program = new Command("assay")
    .description("Verified code from language models: generate, execute, judge, select, learn.")
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => screen.out(text.trimEnd()),
      writeErr: () => {},
      getOutHelpWidth: () => screen.columns,
      getOutHasColors: () => screen.color.isColorSupported,
    })
    .configureHelp({ showGlobalOptions: true })
    .addHelpText("after", `\nStart with "assay try": no key, no download. Then "assay COMMAND --help".`);
  for (const option of commonOptions) program.addOption(toCommander(option));
  for (const command of commands) {
    const built = program.command(command.name).summary(command.summary);
    built.description(`${command.summary}.${command.details ? `\n\n${command.details}` : ""}`);
    for (const argument of command.arguments ?? []) built.argument(argument.name, argument.help);
    for (const option of command.options ?? []) built.addOption(toCommander(option));
    built.addHelpText("after", `\nExamples:\n${exampleLines(command.examples)}`);
    built.action(async () => {
      const options = { ...quietPresets(command.options ?? []), ...built.optsWithGlobals<CommonOptions>() };
      await act(command, { args: built.args, options });
    });
  }
  return program;
}

/** A parser's complaint becomes one line that names the option and what was typed. */
function toCommander(option: CommandOption): Option {
  const built = new Option(option.flags, option.help);
  const preset = presetText(option.preset);
  // An empty list or budget is no news: it is filled in later, so that help does not print it.
  if (preset !== "") built.default(option.preset, preset);
  if (built.isBoolean()) return built;
  const { parse = String, many } = option;
  return built.argParser((typed: string, before: unknown) => {
    try {
      const value = parse(typed);
      return many ? [...((before as unknown[] | undefined) ?? []), value] : value;
    } catch (error) {
      if (error instanceof AssayError) throw error;
      throw new AssayError("BAD_VALUE", `"${typed}" is not accepted`, {
        where: built.long ?? option.flags,
        fix: `give ${(error as Error).message}`,
      });
    }
  });
}

/** Presets that help does not show, by option name. */
function quietPresets(options: CommandOption[]): Record<string, unknown> {
  const quiet = options.filter(({ preset }) => preset !== undefined && presetText(preset) === "");
  return Object.fromEntries(quiet.map(({ flags, preset }) => [new Option(flags).attributeName(), preset]));
}

function presetText(preset: unknown): string {
  if (preset === undefined) return "";
  if (Array.isArray(preset)) return preset.join(",");
  return typeof preset === "object" ? "" : String(preset);
}

/** A word as it must be typed for a shell to give it back. */
function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function exampleLines(examples: [string, string][]): string {
  return examples.map(([line, what]) => `  # ${what}\n  assay ${line}`).join("\n");
}
