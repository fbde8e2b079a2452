import { randomUUID } from "node:crypto";
import OpenAI from "openai";
import { AssayError } from "../../core/errors.ts";
import { hashOf } from "../../core/hash.ts";
import type { Ask, AskContext, Model, ModelOptions, Reply } from "../../core/model.ts";
import { openaiPrice } from "../prices/openai.ts";
import { type Answer, readAnswer, readStream } from "./answer.ts";
import { deadline } from "./deadline.ts";
import { failureOf, timedOut } from "./failure.ts";
import { requestOf, type WireRequest } from "./request.ts";
import { type Pause, pause, withRetries } from "./retry.ts";
import { type Settings, settingsOf } from "./settings.ts";
import { repliesOf } from "./tokens.ts";

/**
 * A model behind an OpenAI-compatible server. Each ask becomes one request for all its answers; a server that
 * gives fewer is asked again for the rest, one that refuses so many is asked for half, and that is remembered.
 * @throws AssayError from {@link settingsOf} when opened, from {@link failureOf} when asked; the reason of
 * `context.signal` when that aborts.
 */
export function openaiModel(name: string, options: ModelOptions, clock: { pause: Pause } = { pause }): Model {
  const settings = settingsOf(name, options);
  const client = clientOf(settings);
  const price = settings.hosted ? openaiPrice(name) : undefined;
  const server = { reached: false, most: Number.POSITIVE_INFINITY };

  /** One request with its retries. All of them carry one idempotency key, for they are one purchase. */
  async function request(
    ask: Ask,
    n: number,
    already: number,
    context: AskContext,
    key: string,
  ): Promise<Reply[]> {
    const { signal } = context;
    const wire = requestOf(ask, n, already, settings);
    const answer = await withRetries(() => send(client, settings, wire, key, signal), {
      retries: settings.retries,
      pause: clock.pause,
      ...(signal ? { signal } : {}),
      failureOf(thrown) {
        const failure = failureOf(thrown, settings);
        // A server that was never there is a wrong address rather than a bad moment.
        if (failure.absent && !server.reached) return { ...failure, again: false };
        server.reached ||= !failure.absent;
        return failure;
      },
    });
    server.reached = true;
    return repliesOf({ ...answer, choices: answer.choices.slice(0, n) }, ask, price);
  }

  return {
    id: settings.id,
    source: "live",
    async reply(ask, context) {
      const wanted = ask.n ?? 1;
      const key = headerSafe(context.idempotencyKey ?? randomUUID());
      const replies: Reply[] = [];
      let most = Math.min(wanted, server.most);
      while (replies.length < wanted) {
        const n = Math.min(wanted - replies.length, most);
        const part = n === wanted ? key : `${key}.${replies.length}+${n}`;
        try {
          replies.push(...(await request(ask, n, replies.length, context, part)));
          if (most < wanted) server.most = most;
        } catch (error) {
          if (n === 1 || !(error instanceof AssayError) || error.code !== "MODEL_REFUSED") throw error;
          most = Math.floor(n / 2);
        }
      }
      return replies;
    },
  };
}

/** Sends one request once. */
async function send(
  client: OpenAI,
  settings: Settings,
  { path, body, stream }: WireRequest,
  key: string,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const limit = deadline(settings.timeoutSeconds, signal);
  try {
    const sent = { body, stream, signal: limit.signal, headers: { "Idempotency-Key": key } };
    const received = await client.post<unknown>(path, sent);
    if (!stream) return readAnswer(received);
    return await readStream(received as AsyncIterable<unknown>, limit.restart);
  } catch (thrown) {
    // An aborted stream ends like a cut one, so the reason is asked for here, not read from the error.
    signal?.throwIfAborted();
    throw limit.expired ? timedOut(settings) : thrown;
  } finally {
    limit.end();
  }
}

/** A key that a header can carry: one with other characters is replaced by its hash. */
function headerSafe(key: string): string {
  return /^[\x21-\x7e]+$/.test(key) ? key : hashOf(key);
}

function clientOf(settings: Settings): OpenAI {
  return new OpenAI({
    baseURL: settings.baseUrl,
    // The client insists on a key; without one the header it would make is taken away again.
    apiKey: settings.key ?? "none",
    ...(settings.key === undefined ? { defaultHeaders: { Authorization: null } } : {}),
    adminAPIKey: null,
    maxRetries: 0,
    // Ours ends first, and covers the body too.
    timeout: settings.timeoutSeconds * 1000 + 60_000,
    // At its default level it prints answers that it cannot parse.
    logLevel: "off",
  });
}
