import { appendFileSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Sandbox } from "../../../core/sandbox.ts";
import type { Budget } from "../../../core/strategy.ts";
import type { Invocation } from "../program/command.ts";
import { readConfig } from "../program/config.ts";
import { untilStopped } from "./until-stopped.ts";

/** What is served when no model is named: it needs no key and no download. */
const BUILTIN = "builtin/solver";

/** The options of `serve` that are the gateway's. */
export interface GatewayFlags {
  host: string;
  port: number;
  keys?: string;
  queue: number;
  maxBody: number;
  model: string[];
  baseUrl?: string;
  budget: Budget;
  cors: string[];
  audit?: string;
  progress: "reasoning" | "comments" | "off";
  userTestsOnly?: boolean;
}

/** Makes a key, adds its hash to a file, and prints the key: it is kept nowhere else. */
export async function addKey(name: string, file: string, { screen }: Invocation<object>): Promise<number> {
  const { newKey, readRing } = await import("../../gateway/keys/ring.ts");
  const { AssayError } = await import("../../../core/errors.ts");
  const { key, record } = newKey(name);
  if (existsSync(file) && (await readRing(file)).some((known) => known.name === name))
    throw new AssayError("SERVE_KEY", `a key is called ${name} already`, {
      where: file,
      fix: "remove its line to take the key away, or choose another name",
    });
  appendFileSync(file, `${JSON.stringify(record)}\n`, { mode: 0o600 });
  screen.out(key);
  screen.note(`added to ${file}; the key is shown only here`);
  return 0;
}

/** Serves the gateway until Ctrl-C. */
export async function gateway(
  sandbox: Sandbox,
  { options, screen, signal }: Invocation<GatewayFlags>,
): Promise<number> {
  const { DEFAULT_BUDGET, serveGateway } = await import("../../gateway/listen.ts");
  const { readRing, recordOf } = await import("../../gateway/keys/ring.ts");
  const { readKeys } = await import("../../http/keys.ts");
  const { openModel } = await import("../../../models/open/open.ts");
  const { fileAccount, ledgerFile } = await import("../../../kit/purse/ledger.ts");
  const listed = options.keys === undefined ? [] : await readRing(options.keys);
  const keys = [...listed, ...readKeys(undefined).map((key, index) => recordOf(key, `env-${index + 1}`))];
  const named = options.model.length > 0 ? options.model : [process.env.ASSAY_MODEL ?? BUILTIN];
  const { models: aliases } = readConfig();
  const served = named.map((name) => (Object.hasOwn(aliases, name) ? aliases[name]! : name));
  const others = Object.fromEntries(Object.entries(aliases).filter(([name]) => named.includes(name)));
  const serving = await serveGateway(sandbox, {
    host: options.host,
    port: options.port,
    models: [...new Set(served)],
    aliases: others,
    open: (id) => openModel(id, options.baseUrl === undefined ? {} : { baseUrl: options.baseUrl }),
    keys,
    budget: { ...DEFAULT_BUDGET, ...options.budget },
    origins: options.cors,
    ...(options.audit !== undefined && { audit: options.audit }),
    accounts: (key, day) => fileAccount(join(dirname(ledgerFile()), "keys", `${key}-${day}.json`)),
    progress: options.progress,
    agreement: !options.userTestsOnly,
    queue: options.queue,
    bodyBytes: options.maxBody * 1024 ** 2,
  });
  const guard = keys.length > 0 ? `${keys.length} keys` : "no key";
  const about = `${served.join(", ")}; isolation ${sandbox.isolation}, ${guard}`;
  return untilStopped({ ...serving, url: `${serving.url}/v1` }, about, screen, signal);
}
