import { AssayError } from "../../../core/errors.ts";
import type { CliCommand } from "../program/command.ts";
import { oneOf, option, wholeNumber } from "../program/options.ts";
import type { GatewayFlags } from "../serve/gateway.ts";

interface Options extends GatewayFlags {
  engine?: boolean;
  addKey?: string;
  maxSeconds: number;
  maxMemory: number;
  trustTests?: boolean;
  data: string[];
}

const command: CliCommand<Options> = {
  name: "serve",
  summary: "Serve models that answer with tested code (OpenAI's and Anthropic's API), or the sandbox itself",
  options: [
    {
      flags: "--model <name>",
      help: "a model to serve, or all of a provider (openai/*); may be repeated (default: $ASSAY_MODEL)",
      many: true,
      preset: [],
    },
    option.baseUrl,
    { ...option.budget, help: "limits of one request (default: calls=20,seconds=120)" },
    {
      flags: "--progress <how>",
      help: "what streams tell while they work: reasoning, comments, off",
      parse: oneOf(["reasoning", "comments", "off"]),
      preset: "reasoning",
      values: () => ["reasoning", "comments", "off"],
    },
    { flags: "--user-tests-only", help: "never verified by tests that a model wrote" },
    {
      flags: "--cors <origin>",
      help: "let web pages of this origin in; may be repeated (default: none)",
      many: true,
      preset: [],
    },
    { flags: "--audit <file>", help: "append a line for each request: no prompts, no keys" },
    { flags: "--add-key <name>", help: "add a new key to --keys, print it, and end" },
    { flags: "--engine", help: "serve the execution engine in place of models" },
    {
      flags: "--host <address>",
      help: "where to listen; any but this machine needs a key",
      preset: "127.0.0.1",
    },
    { flags: "--port <n>", help: "0 takes a free one", parse: wholeNumber(0), preset: 8080 },
    {
      flags: "--keys <file>",
      help: "accepted keys: see --add-key; for the engine one a line; also $ASSAY_SERVE_KEYS",
    },
    {
      flags: "--queue <n>",
      help: "requests that may wait; further ones are told to come back (429)",
      parse: wholeNumber(0),
      preset: 2000,
    },
    {
      flags: "--max-seconds <n>",
      help: "most processor or idle seconds a request may ask for",
      parse: wholeNumber(1),
      preset: 60,
    },
    {
      flags: "--max-memory <MiB>",
      help: "most memory a request may ask for",
      parse: wholeNumber(16),
      preset: 2048,
    },
    { flags: "--max-body <MiB>", help: "largest request", parse: wholeNumber(1), preset: 16 },
    {
      flags: "--trust-tests",
      help: "believe clients that call their tests trusted: faster, and one client could harm another's verdicts",
    },
    option.data,
  ],
  details:
    "A client asks for STRATEGY/MODEL, as in auto/openai/gpt-4o-mini; a model by itself is passed through.\nStops on Ctrl-C when the requests in hand are answered; a second Ctrl-C does not wait. Another Assay uses the engine\nwith --isolation remote=URL.",
  examples: [
    ["serve --model openai/gpt-4o-mini", "http://127.0.0.1:8080/v1 as base URL, auto/gpt-4o-mini as model"],
    ["serve --add-key alice --keys keys.jsonl", "a key for alice"],
    ["serve --engine", "for programs on this machine, without a key"],
    ["serve --engine --host 0.0.0.0 --keys keys.txt", "for other machines, which must send a key"],
  ],
  async action(invocation) {
    const { options, screen, signal } = invocation;
    if (options.addKey !== undefined) {
      if (options.keys === undefined)
        throw new AssayError("MISSING_OPTION", "the file of keys is missing", { fix: "add --keys FILE" });
      return (await import("../serve/gateway.ts")).addKey(options.addKey, options.keys, invocation);
    }
    const { readKeys } = await import("../../http/keys.ts");
    const { serveEngine } = await import("../../engine/listen.ts");
    const { openSandbox } = await import("../../../sandboxes/open/open.ts");
    const { untilStopped } = await import("../serve/until-stopped.ts");
    const { isolation, workers } = options;
    const keys = options.engine ? readKeys(options.keys) : [];
    const sandbox = await openSandbox({ isolation, ...(workers !== undefined && { workers }) });
    try {
      if (!options.engine) {
        const { gateway } = await import("../serve/gateway.ts");
        return await gateway(sandbox, invocation);
      }
      const serving = await serveEngine(sandbox, {
        host: options.host,
        port: options.port,
        keys,
        queue: options.queue,
        bodyBytes: options.maxBody * 1024 ** 2,
        ceiling: {
          cpuSeconds: options.maxSeconds,
          idleSeconds: options.maxSeconds,
          memoryBytes: options.maxMemory * 1024 ** 2,
        },
        trustTests: options.trustTests ?? false,
        data: options.data,
      });
      const guard = keys.length > 0 ? `${keys.length} keys` : "no key";
      const about = `isolation ${sandbox.isolation}, ${sandbox.workers} workers, ${guard}`;
      return await untilStopped(serving, about, screen, signal);
    } finally {
      await sandbox.close();
    }
  },
};

export default command;
