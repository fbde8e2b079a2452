import { AssayError } from "../../core/errors.ts";
import type { ModelOptions } from "../../core/model.ts";
import type { Service } from "./service.ts";

/** Where requests go and with what. Only the client may read `key`; everything shown passes `redact`. */
export interface Settings {
  /** As the user types it, e.g. `openai/gpt-4o-mini`. */
  id: string;
  /** The name the server knows. */
  name: string;
  baseUrl: string;
  /** The base URL without credentials or query: safe to show. */
  server: string;
  /** True at the service's own address: its prices and habits hold there, and not elsewhere. */
  own: boolean;
  key: string | undefined;
  keyVariable: string;
  /** Seconds to wait: for a whole answer, or for the next piece of a streamed one. */
  timeoutSeconds: number;
  retries: number;
  stream: boolean;
  /** The text without the key, and without anything that looks like one. */
  redact(text: string): string;
}

/**
 * Reads options and environment once. The key comes from the variable `options.keyVariable` or the service's, the
 * address from `options.baseUrl`, the service's variable, or the service.
 * @throws AssayError MODEL_UNKNOWN (no name), MODEL_URL (bad address), MODEL_KEY (missing or malformed key).
 */
export function settingsOf(
  service: Service,
  name: string,
  options: ModelOptions,
  environment = process.env,
): Settings {
  const id = `${service.id}/${name}`;
  if (name.trim() === "") {
    throw new AssayError("MODEL_UNKNOWN", "no model name given", {
      where: id,
      fix: `write ${service.id}/NAME`,
    });
  }
  const given = options.baseUrl ?? (environment[service.addressVariable ?? ""] || undefined);
  if (given === undefined && service.address === "") {
    throw new AssayError("MODEL_URL", `${service.title} has no address of its own`, {
      where: id,
      fix: `set ${service.addressVariable}, or name it with --base-url`,
    });
  }
  const typed = given === undefined ? service.address : (service.addressOf?.(given) ?? given);
  const url = addressOf(typed, id);
  const keyVariable = options.keyVariable ?? service.keyVariable;
  const key = keyIn(environment, keyVariable, id);
  const server = `${url.origin}${url.pathname}`.replace(/\/+$/, "");
  if (key === undefined && !isLocal(url)) {
    throw new AssayError("MODEL_KEY", `no key for ${server}: ${keyVariable} is not set`, {
      where: id,
      fix: `export ${keyVariable}=… (any text will do if the server asks for none)`,
    });
  }
  // Stand-ins such as "none" for a server that asks for no key are words that errors use.
  const secret = key !== undefined && key.length >= 6 ? key : undefined;
  const timeoutSeconds = options.timeoutSeconds ?? 300;
  return {
    id,
    name,
    baseUrl: url.href.replace(/\/+$/, ""),
    server,
    own: URL.canParse(service.address) && url.hostname === new URL(service.address).hostname,
    key,
    keyVariable,
    timeoutSeconds,
    retries: options.retries ?? 5,
    // Node's fetch gives up after 300 s without headers: a longer wait is only possible piece by piece.
    stream: options.stream ?? timeoutSeconds > 300,
    redact: (text) =>
      (secret === undefined ? text : text.replaceAll(secret, "[key]"))
        .replace(/\b(sk-|AIza|gsk_|xai-|r8_|hf_)[\w*.-]{4,}/g, "[key]")
        .replace(/\b(Bearer|Basic)\s+[^\s"',;]+/gi, "$1 [key]"),
  };
}

function addressOf(typed: string, where: string): URL {
  const url = URL.canParse(typed) ? new URL(typed) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new AssayError("MODEL_URL", "the base URL is not an http(s) address", {
      where,
      fix: "write it like http://localhost:8000/v1",
    });
  }
  if (url.username || url.password) {
    throw new AssayError("MODEL_URL", "the base URL holds a user name or password", {
      where,
      fix: "put the key into an environment variable and name it with keyVariable",
    });
  }
  return url;
}

function keyIn(environment: NodeJS.ProcessEnv, variable: string, where: string): string | undefined {
  // A key pasted in place of the variable's name must not be shown back.
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(variable)) {
    throw new AssayError("MODEL_KEY", "keyVariable is not the name of an environment variable", {
      where,
      fix: "export the key under a name and give that name",
    });
  }
  const key = environment[variable]?.trim();
  if (key === undefined || key === "") return undefined;
  // A header refuses other characters with an error that quotes the value.
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new AssayError("MODEL_KEY", `the key in ${variable} has characters that no key has`, {
      where,
      fix: "copy it again, without quotes or spaces",
    });
  }
  return key;
}

function isLocal({ hostname }: URL): boolean {
  return /^(localhost|.*\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1\])$/.test(hostname);
}
