import { AssayError, nearest } from "../../../core/errors.ts";
import type { CliCommand } from "../program/command.ts";

const SHELLS = ["bash", "zsh", "fish"] as const;

const command: CliCommand = {
  name: "completion",
  summary: "Print a completion script for a shell",
  arguments: [{ name: "<shell>", help: SHELLS.join(", "), values: () => [...SHELLS] }],
  examples: [
    ["completion bash > ~/.local/share/bash-completion/completions/assay", "bash"],
    ["completion zsh > ~/.zfunc/_assay", "zsh, with ~/.zfunc in $fpath"],
    ["completion fish > ~/.config/fish/completions/assay.fish", "fish"],
  ],
  async action({ args, screen }) {
    const [typed = ""] = args;
    const shell = SHELLS.find((known) => known === typed);
    if (!shell) {
      const guess = nearest(typed, SHELLS);
      throw new AssayError("UNKNOWN_NAME", `no completion for "${typed}"`, {
        fix: guess ? `did you mean "${guess}"?` : `known: ${SHELLS.join(", ")}`,
      });
    }
    const { loadCommands } = await import("../program/program.ts");
    const { completionWords } = await import("../completion/words.ts");
    const { SCRIPTS } = await import("../completion/scripts.ts");
    screen.out(SCRIPTS[shell](completionWords(await loadCommands())).trimEnd());
    return 0;
  },
};

export default command;
