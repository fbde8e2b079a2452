import { existsSync } from "node:fs";
import { AssayError } from "../../../core/errors.ts";
import type { CliCommand } from "../program/command.ts";
import { option, wholeNumber } from "../program/options.ts";

interface Options {
  port: number;
  export?: string;
  data: string[];
  json?: boolean;
}

const command: CliCommand<Options> = {
  name: "view",
  summary: "Look at runs in a browser: scores, failing tests, traces, comparisons",
  arguments: [{ name: "[folders...]", help: "run folders, or folders of them (default: runs)" }],
  options: [
    { flags: "--port <n>", help: "0 takes a free one", parse: wholeNumber(0), preset: 4117 },
    {
      flags: "--export <folder>",
      help: "write it as a static folder instead, to be shared or opened as it is",
    },
    option.data,
    option.json,
  ],
  details:
    "Reads run folders and writes nothing into them but the thumbs and comments you leave. Listens on this\nmachine only, without keys; from elsewhere use an SSH tunnel or --export. Stops on Ctrl-C.",
  examples: [
    ["view", "every run in runs/"],
    ["view runs/mini", "one run, live while it goes on"],
    ["view runs --export report", "a folder that any web server, or a double click on index.html, shows"],
  ],
  async action({ args, options, screen, signal }) {
    const folders = args.length > 0 ? args : ["runs"];
    if (args.length === 0 && !existsSync("runs"))
      throw new AssayError("FOLDER_MISSING", "there is no folder runs here", {
        fix: "name a folder of runs; `assay eval` and `assay score --out` make them",
      });
    const { data } = options;
    if (options.export !== undefined) {
      const { exportView } = await import("../../web/export/export.ts");
      const written = await exportView({ folders, data, to: options.export, signal });
      if (options.json) screen.json(written);
      else {
        screen.out(`${options.export}/index.html`);
        for (const left of written.left) screen.note(`left out: ${left}`);
      }
      return 0;
    }
    const { serveView } = await import("../../web/listen.ts");
    const serving = await serveView({ folders, data, port: options.port });
    if (options.json) screen.json({ url: serving.url });
    else screen.out(serving.url);
    if (!signal.aborted)
      await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
    await serving.stop();
    return 0;
  },
};

export default command;
