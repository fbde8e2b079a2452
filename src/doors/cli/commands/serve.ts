import { AssayError } from "../../../core/errors.ts";
import type { CliCommand } from "../program/command.ts";
import { option, wholeNumber } from "../program/options.ts";

interface Options {
  engine?: boolean;
  host: string;
  port: number;
  keys?: string;
  queue: number;
  maxSeconds: number;
  maxMemory: number;
  maxBody: number;
  trustTests?: boolean;
  data: string[];
}

const command: CliCommand<Options> = {
  name: "serve",
  summary: "Serve the sandbox over HTTP: SandboxFusion's API, Piston's, and our own",
  options: [
    { flags: "--engine", help: "serve the execution engine" },
    {
      flags: "--host <address>",
      help: "where to listen; any but this machine needs a key",
      preset: "127.0.0.1",
    },
    { flags: "--port <n>", help: "0 takes a free one", parse: wholeNumber(0), preset: 8080 },
    { flags: "--keys <file>", help: "accepted keys, one a line; also $ASSAY_SERVE_KEYS" },
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
    "Stops on Ctrl-C when the requests in hand are answered; a second Ctrl-C does not wait. Another Assay uses it\nwith --isolation remote=URL.",
  examples: [
    ["serve --engine", "for programs on this machine, without a key"],
    ["serve --engine --host 0.0.0.0 --keys keys.txt", "for other machines, which must send a key"],
  ],
  async action({ options, screen, signal }) {
    if (!options.engine)
      throw new AssayError("MISSING_OPTION", "what is to be served is missing", { fix: "add --engine" });
    const { readKeys } = await import("../../http/keys.ts");
    const { serveEngine } = await import("../../engine/listen.ts");
    const { openSandbox } = await import("../../../sandboxes/open/open.ts");
    const { isolation, workers } = options;
    const keys = readKeys(options.keys);
    const sandbox = await openSandbox({ isolation, ...(workers !== undefined && { workers }) });
    try {
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
      screen.note(`${serving.url}: isolation ${sandbox.isolation}, ${sandbox.workers} workers, ${guard}`);
      if (!signal.aborted)
        await new Promise<void>((resolve) =>
          signal.addEventListener("abort", () => resolve(), { once: true }),
        );
      screen.note("stopping: requests in hand are answered first");
      await serving.stop();
      return 0;
    } finally {
      await sandbox.close();
    }
  },
};

export default command;
