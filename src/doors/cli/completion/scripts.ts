import type { CommandWords } from "./words.ts";

/** A completion script for one shell. */
export type CompletionScript = (commands: CommandWords[]) => string;

/** Scripts by shell. */
export const SCRIPTS: Record<"bash" | "zsh" | "fish", CompletionScript> = { bash, zsh, fish };

function bash(commands: CommandWords[]): string {
  return `# assay completion for bash: source this file, or put it into bash_completion.d
_assay() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W ${quoted(commandNames(commands))} -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]} $before" in
${valueCases(commands, (values) => `words=${quoted(values)}`)}
  esac
  if [ -z "$words" ]; then
    case "\${COMP_WORDS[1]}" in
${commandCases(commands, (words) => `words=${quoted(words)}`)}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _assay assay
`;
}

function zsh(commands: CommandWords[]): string {
  return `#compdef assay
# assay completion for zsh: put this file into a folder of $fpath as _assay, or source it
_assay() {
  local -a commands
  commands=(${commands.map(({ name, summary }) => quoted(`${name}:${summary}`)).join(" ")})
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  case "\${words[2]} \${words[CURRENT-1]}" in
${valueCases(commands, (values) => `compadd -- ${values}; return`)}
  esac
  case "\${words[2]}" in
${commandCases(commands, (words) => `compadd -- ${words}`)}
  esac
  _files
}
if [ "$funcstack[1]" = _assay ]; then _assay "$@"; else compdef _assay assay; fi
`;
}

function fish(commands: CommandWords[]): string {
  const lines = ["# assay completion for fish: save as ~/.config/fish/completions/assay.fish"];
  for (const { name, summary, values, flags } of commands) {
    lines.push(`complete -c assay -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`);
    const within = `complete -c assay -n '__fish_seen_subcommand_from ${name}'`;
    if (values.length > 0) lines.push(`${within} -a ${quoted(values.join(" "))}`);
    for (const { flag, help, takesValue, values: known } of flags) {
      const value = !takesValue ? "" : known.length > 0 ? ` -x -a ${quoted(known.join(" "))}` : " -r";
      lines.push(`${within} -l ${flag.slice(2)}${value} -d ${quoted(help)}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

function commandNames(commands: CommandWords[]): string {
  return commands.map(({ name }) => name).join(" ");
}

/** A case arm for each option whose values are known: `score --extract) …`. */
function valueCases(commands: CommandWords[], then: (values: string) => string): string {
  return commands
    .flatMap(({ name, flags }) =>
      flags
        .filter(({ values }) => values.length > 0)
        .map(({ flag, values }) => `    ${quoted(`${name} ${flag}`)}) ${then(values.join(" "))} ;;`),
    )
    .join("\n");
}

/** A case arm for each command: its flags and the values of its arguments. */
function commandCases(commands: CommandWords[], then: (words: string) => string): string {
  return commands
    .map(
      ({ name, flags, values }) =>
        `    ${name}) ${then([...values, ...flags.map(({ flag }) => flag)].join(" "))} ;;`,
    )
    .join("\n");
}

/** One word of a POSIX shell or of fish, whatever it holds. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
