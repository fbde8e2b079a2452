import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";
import { afterAll } from "vitest";
import type { Ask, Model } from "../../../src/core/model.ts";
import type { Sandbox } from "../../../src/core/sandbox.ts";
import type { AssayField } from "../../../src/doors/gateway/extension.ts";
import { type GatewayOptions, serveGateway } from "../../../src/doors/gateway/listen.ts";
import type { Serving } from "../../../src/doors/http/listen.ts";
import { type Script, scripted, type Writer } from "../../../src/models/script/model.ts";
import { openSandbox } from "../../../src/sandboxes/open/open.ts";

const running: Serving[] = [];
let sandbox: Promise<Sandbox> | undefined;

afterAll(async () => {
  await Promise.all(running.map((one) => one.stop()));
  await (await sandbox)?.close();
});

/** The sandbox that the tests of a file share. */
export function shared(): Promise<Sandbox> {
  sandbox ??= openSandbox({ workers: 2 });
  return sandbox;
}

/** A gateway, until the file's tests are done, in front of one scripted model: `test/m`. */
export async function gateway(
  script: Script | Writer | Model,
  options: Partial<GatewayOptions> & { sandbox?: Sandbox } = {},
) {
  const model = "reply" in script ? (script as Model) : scripted(script as Script, { id: "test/m" });
  const serving = await serveGateway(options.sandbox ?? (await shared()), {
    models: ["test/m"],
    open: async () => model,
    ...options,
  });
  running.push(serving);
  const openai = new OpenAI({ baseURL: `${serving.url}/v1`, apiKey: "none", maxRetries: 0 });
  const anthropic = new Anthropic({ baseURL: serving.url, apiKey: "none", maxRetries: 0 });
  return { ...serving, model, openai, anthropic };
}

/** The field `assay` of an answer. */
export function assayOf(answer: object): AssayField {
  return (answer as { assay: AssayField }).assay;
}

/** The last thing that a model was told. */
export function lastOf(ask: Ask): string {
  return ask.prompt ?? ask.messages?.at(-1)?.content ?? "";
}

export const REQUEST =
  "Write a Python function `double(n)` that doubles a number.\n\nassert double(2) == 4\nassert double(0) == 0";
export const RIGHT = "```python\ndef double(n):\n    return 2 * n\n```";
export const WRONG = "```python\ndef double(n):\n    return n\n```";
