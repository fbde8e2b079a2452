import type { CliCommand } from "../program/command.ts";
import { idsIn, wholeNumber } from "../program/options.ts";

interface Options {
  reward: string;
  language: string;
  host: string;
  port: number;
  keys?: string;
  store?: string;
  seconds: number;
  maxBody: number;
  trustTests?: boolean;
}

const command: CliCommand<Options> = {
  name: "reward",
  summary: "Serve rewards to trainers: the request shapes of verl, TRL and OpenRLHF",
  options: [
    {
      flags: "--reward <id>",
      help: "what is given when a request names nothing",
      preset: "pass-ratio",
      values: () => idsIn("rewards"),
    },
    { flags: "--language <id>", help: "language of programs for which nothing names one", preset: "python" },
    {
      flags: "--host <address>",
      help: "where to listen; any but this machine needs a key",
      preset: "127.0.0.1",
    },
    { flags: "--port <n>", help: "0 takes a free one", parse: wholeNumber(0), preset: 8082 },
    { flags: "--keys <file>", help: "accepted keys, one a line; also $ASSAY_SERVE_KEYS" },
    { flags: "--store <folder>", help: "keep replies here: a server that was killed goes on where it was" },
    { flags: "--seconds <n>", help: "processor seconds of one program", parse: wholeNumber(1), preset: 3 },
    { flags: "--max-body <MiB>", help: "largest request", parse: wholeNumber(1), preset: 64 },
    {
      flags: "--trust-tests",
      help: "all tests come from one trainer: faster, as their process is kept from check to check",
    },
  ],
  details:
    "POST /v1/reward, /verl, /trl, /get_reward (OpenRLHF), /run_code; GET /v1/rewards lists the rewards.",
  examples: [
    ["reward --reward coderl", "http://127.0.0.1:8082/get_reward for OpenRLHF's --remote_rm_url"],
    ["reward --store replies --trust-tests", "for one trainer, through restarts"],
  ],
  async action({ options, screen, signal }) {
    const { openSandbox } = await import("../../../sandboxes/open/open.ts");
    const { serveRewards } = await import("../../reward/listen.ts");
    const { readKeys } = await import("../../http/keys.ts");
    const { untilStopped } = await import("../serve/until-stopped.ts");
    const { isolation, workers, host, port, reward, language, store } = options;
    const keys = readKeys(options.keys);
    const sandbox = await openSandbox({ isolation, ...(workers !== undefined && { workers }) });
    try {
      const serving = await serveRewards(sandbox, {
        host,
        port,
        keys,
        reward,
        language,
        limits: { cpuSeconds: options.seconds },
        trustTests: options.trustTests ?? false,
        bodyBytes: options.maxBody * 1024 ** 2,
        ...(store !== undefined && { store }),
        onNotice: (text) => screen.note(`notice: ${text}`),
      });
      const guard = keys.length > 0 ? `${keys.length} keys` : "no key";
      const about = `${reward}; isolation ${sandbox.isolation}, ${sandbox.workers} workers, ${guard}`;
      return await untilStopped(serving, about, screen, signal);
    } finally {
      await sandbox.close();
    }
  },
};

export default command;
