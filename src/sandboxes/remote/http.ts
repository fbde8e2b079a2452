import { setMaxListeners } from "node:events";
import { Agent as PlainAgent, request as plainRequest } from "node:http";
import { Agent as SecureAgent, request as secureRequest } from "node:https";
import { AssayError } from "../../core/errors.ts";

/** The variable with the key for a remote sandbox. */
export const KEY_VARIABLE = "ASSAY_REMOTE_KEY";

const TRIES = 8;
/** A question without a body is a greeting: who greets wants to know soon that nobody is there. */
const GREETING_TRIES = 3;
const FIRST_WAIT_MILLISECONDS = 200;
const LONGEST_WAIT_MILLISECONDS = 10_000;
/** Connections kept to one server; further requests wait for one of them. */
const CONNECTIONS = 256;

export interface Answered {
  status: number;
  body: unknown;
}

/**
 * Speaks JSON with one server. Asks again when it is busy (429), restarting (502, 503, 504) or the connection broke:
 * judging a program twice does no harm. What goes wrong here is the machine's fault and throws; it is never a verdict.
 */
export class Connection {
  readonly url: URL;
  readonly #agent: PlainAgent | SecureAgent;
  readonly #key: string | undefined;
  readonly #closing = new AbortController();

  constructor(address: string, environment: NodeJS.ProcessEnv = process.env) {
    this.url = addressOf(address);
    const options = { keepAlive: true, maxSockets: CONNECTIONS };
    this.#agent = this.url.protocol === "https:" ? new SecureAgent(options) : new PlainAgent(options);
    // One listener for each request under way.
    setMaxListeners(0, this.#closing.signal);
    this.#key = environment[KEY_VARIABLE] || undefined;
  }

  /** GET without a body, POST with one. Gives every answer that is neither a refusal of the key nor a wish to wait. */
  async ask(path: string, body?: unknown, signal?: AbortSignal): Promise<Answered> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const stop = signal ? AbortSignal.any([signal, this.#closing.signal]) : this.#closing.signal;
    for (let tried = 1; ; tried++) {
      const outcome = await this.#once(path, text, stop).catch((error: Error) => error);
      if (signal?.aborted) throw signal.reason;
      if (this.#closing.signal.aborted) throw new AssayError("SANDBOX_CLOSED", "the sandbox is closed");
      if (!(outcome instanceof Error) && ![429, 502, 503, 504].includes(outcome.status))
        return this.#read(outcome);
      if (tried >= (text === undefined ? GREETING_TRIES : TRIES)) throw this.#givenUp(outcome);
      await pause(waitFor(outcome, tried), stop);
    }
  }

  close(): void {
    this.#closing.abort();
    this.#agent.destroy();
  }

  #once(path: string, text: string | undefined, signal: AbortSignal): Promise<Raw> {
    const target = new URL(this.url.pathname.replace(/\/$/, "") + path, this.url);
    const headers: Record<string, string | number> = {};
    if (this.#key) headers["authorization"] = `Bearer ${this.#key}`;
    if (text !== undefined) {
      headers["content-type"] = "application/json";
      headers["content-length"] = Buffer.byteLength(text);
    }
    const send = target.protocol === "https:" ? secureRequest : plainRequest;
    return new Promise((resolve, reject) => {
      const sent = send(
        target,
        { method: text === undefined ? "GET" : "POST", agent: this.#agent, headers, signal },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("error", reject);
          response.on("end", () => {
            if (!response.complete) return reject(new Error("the answer was cut"));
            const wait = Number(response.headers["retry-after"]);
            const after = Number.isFinite(wait) ? wait * 1000 : undefined;
            resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString(), after });
          });
        },
      );
      sent.on("error", reject);
      sent.end(text);
    });
  }

  #read({ status, text }: Raw): Answered {
    if (status === 401 || status === 403)
      throw new AssayError("REMOTE_KEY", `the sandbox server refuses the key (${status})`, {
        where: this.url.origin,
        fix: `set ${KEY_VARIABLE} to one that it accepts`,
      });
    try {
      return { status, body: JSON.parse(text) };
    } catch {
      return { status, body: undefined };
    }
  }

  #givenUp(outcome: Raw | Error): AssayError {
    const where = this.url.origin;
    if (outcome instanceof Error)
      return new AssayError("REMOTE_UNREACHABLE", `no answer from the sandbox server: ${outcome.message}`, {
        where,
        fix: "is it running, is the address right?",
        cause: outcome,
      });
    return new AssayError("REMOTE_BUSY", `the sandbox server kept asking to wait (${outcome.status})`, {
      where,
      fix: "lower --workers, or give it more",
    });
  }
}

interface Raw {
  status: number;
  text: string;
  /** Milliseconds that it asks to wait. */
  after: number | undefined;
}

function addressOf(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return url;
  throw new AssayError(
    "REMOTE_URL",
    "the address of a sandbox server begins with http and holds no password",
    {
      where: "--isolation remote=URL",
      fix: `a key belongs in ${KEY_VARIABLE}`,
    },
  );
}

/** Doubles, spread by chance so that many who were refused do not all come back at once. */
function waitFor(outcome: Raw | Error, tried: number): number {
  const own = FIRST_WAIT_MILLISECONDS * 2 ** (tried - 1);
  const asked = outcome instanceof Error ? undefined : outcome.after;
  return Math.min(LONGEST_WAIT_MILLISECONDS, Math.max(asked ?? 0, own)) * (0.5 + Math.random() / 2);
}

/** Ends early, and without complaint, when there is no more need to wait. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", done, { once: true });
  });
}
