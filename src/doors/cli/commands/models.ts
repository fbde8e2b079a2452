import { AssayError, nearest } from "../../../core/errors.ts";
import { pullModel } from "../../../models/local/pull.ts";
import { modelFolder, removeModel, storedModels } from "../../../models/local/store.ts";
import type { CliCommand, Invocation } from "../program/command.ts";
import { option } from "../program/options.ts";
import { startDownload } from "../show/download.ts";
import { bytesText } from "../show/numbers.ts";
import { tableText } from "../show/table.ts";

interface Options {
  sha256?: string;
  json?: boolean;
}

type Action = (invocation: Invocation<Options>) => Promise<number>;

const ACTIONS: Record<string, Action> = { list, pull, remove };

const command: CliCommand<Options> = {
  name: "models",
  summary: "Model files on this machine: list, pull, remove",
  arguments: [
    { name: "[action]", help: "list (default), pull, remove", values: () => Object.keys(ACTIONS) },
    { name: "[name]", help: "an address, or OWNER/REPOSITORY/FILE at Hugging Face" },
  ],
  options: [
    {
      flags: "--sha256 <hash>",
      help: "the published checksum; another file is not kept",
      parse(typed) {
        if (!/^[0-9a-f]{64}$/i.test(typed)) throw new Error("64 hexadecimal digits");
        return typed;
      },
    },
    option.json,
  ],
  details:
    "Files are kept in $ASSAY_MODELS, else in the cache folder. A pull that was cut goes on where it stopped.\nModel families, with their prompts and licences: assay list families.",
  examples: [
    ["models pull Qwen/Qwen2.5-Coder-0.5B-Instruct-GGUF/qwen2.5-coder-0.5b-instruct-q8_0.gguf", "one file"],
    ["models", "what is here"],
    ["models remove qwen2.5-coder-0.5b-instruct-q8_0.gguf", "by file name, where only one has it"],
  ],
  async action(invocation) {
    const [typed = "list"] = invocation.args;
    const action = Object.hasOwn(ACTIONS, typed) ? ACTIONS[typed] : undefined;
    if (action) return action(invocation);
    const known = Object.keys(ACTIONS);
    const guess = nearest(typed, known);
    throw new AssayError("UNKNOWN_NAME", `models cannot "${typed}"`, {
      fix: guess ? `did you mean "${guess}"?` : `known: ${known.join(", ")}`,
    });
  },
};

async function list({ options, screen }: Invocation<Options>): Promise<number> {
  const models = await storedModels();
  if (options.json) screen.json(models);
  else if (models.length === 0) screen.note(`no model in ${modelFolder()}; get one with assay models pull`);
  else {
    const rows = models.map(({ name, bytes, sha256 }) => [
      name,
      bytesText(bytes),
      sha256?.slice(0, 12) ?? "?",
    ]);
    screen.out(tableText(screen, ["name", ">size", "sha256"], rows));
  }
  return 0;
}

async function pull({ args, options, screen, signal }: Invocation<Options>): Promise<number> {
  const name = nameIn(args);
  const bar = startDownload(screen, name.split("/").at(-1)!);
  try {
    const model = await pullModel(name, {
      ...(options.sha256 === undefined ? {} : { sha256: options.sha256 }),
      signal,
      onProgress: bar.update,
    });
    bar.clear();
    if (options.json) screen.json(model);
    else {
      screen.out(model.path);
      screen.note(
        `${bytesText(model.bytes)}, sha256 ${model.sha256}${options.sha256 ? ", as published" : ""}`,
      );
    }
    return 0;
  } finally {
    bar.clear();
  }
}

async function remove({ args, options, screen }: Invocation<Options>): Promise<number> {
  const model = await removeModel(nameIn(args));
  if (options.json) screen.json(model);
  else screen.note(`removed ${model.name}, ${bytesText(model.bytes)}`);
  return 0;
}

function nameIn([action = "", name]: string[]): string {
  if (name) return name;
  throw new AssayError("MISSING_ARGUMENT", `models ${action} needs a name`, {
    fix: "see assay models --help",
  });
}

export default command;
