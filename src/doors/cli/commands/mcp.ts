import type { Budget } from "../../../core/strategy.ts";
import type { CliCommand } from "../program/command.ts";
import { option, wholeNumber } from "../program/options.ts";

interface Options {
  http?: boolean;
  host: string;
  port: number;
  keys?: string;
  model: string[];
  baseUrl?: string;
  budget: Budget;
}

/** What solves when no model is named: it needs no key and no download. */
const BUILTIN = "builtin/solver";

const command: CliCommand<Options> = {
  name: "mcp",
  summary: "Give the sandbox to assistants as tools (Model Context Protocol)",
  options: [
    {
      flags: "--model <name>",
      help: "a model for solve and generate_tests; may be repeated, the first is the usual one (default: $ASSAY_MODEL)",
      many: true,
      preset: [],
    },
    option.baseUrl,
    { ...option.budget, help: "limits of one call that asks a model (default: calls=20,seconds=120)" },
    { flags: "--http", help: "serve streamable HTTP at /mcp in place of standard input and output" },
    {
      flags: "--host <address>",
      help: "where to listen; any but this machine needs a key",
      preset: "127.0.0.1",
    },
    { flags: "--port <n>", help: "0 takes a free one", parse: wholeNumber(0), preset: 8081 },
    { flags: "--keys <file>", help: "accepted keys, one a line; also $ASSAY_SERVE_KEYS" },
  ],
  details: "Tools: run_code, verify, solve, generate_tests, compare_programs, benchmark_info.",
  examples: [
    ["mcp", "for a client that starts its servers itself"],
    ["mcp --http --model openai/gpt-4o-mini", "http://127.0.0.1:8081/mcp"],
  ],
  async action({ options, screen, signal }) {
    const { openSandbox } = await import("../../../sandboxes/open/open.ts");
    const { openModel } = await import("../../../models/open/open.ts");
    const { Shelf } = await import("../../gateway/shelf.ts");
    const { DEFAULT_BUDGET } = await import("../../gateway/listen.ts");
    const { ownVersion } = await import("../../../run/versions.ts");
    const { isolation, workers } = options;
    const named = options.model.length > 0 ? options.model : [process.env.ASSAY_MODEL ?? BUILTIN];
    const open = (id: string) =>
      openModel(id, options.baseUrl === undefined ? {} : { baseUrl: options.baseUrl });
    const sandbox = await openSandbox({ isolation, ...(workers !== undefined && { workers }) });
    const budget = { ...DEFAULT_BUDGET, ...options.budget };
    const house = { sandbox, shelf: new Shelf(named, open), model: named[0]!, budget };
    try {
      if (options.http) {
        const { serveMcp } = await import("../../mcp/listen.ts");
        const { readKeys } = await import("../../http/keys.ts");
        const { untilStopped } = await import("../serve/until-stopped.ts");
        const { host, port } = options;
        const serving = await serveMcp(house, {
          host,
          port,
          keys: readKeys(options.keys),
          version: ownVersion(),
        });
        const about = `isolation ${sandbox.isolation}`;
        return await untilStopped({ ...serving, url: `${serving.url}/mcp` }, about, screen, signal);
      }
      const { serveStdio } = await import("@modelcontextprotocol/server/stdio");
      const { mcpServer } = await import("../../mcp/server.ts");
      const handle = serveStdio(() => mcpServer(house, ownVersion()));
      await new Promise<void>((resolve) => {
        signal.addEventListener("abort", () => resolve(), { once: true });
        process.stdin.once("end", resolve).once("close", resolve);
      });
      await handle.close();
      return 0;
    } finally {
      await sandbox.close();
    }
  },
};

export default command;
