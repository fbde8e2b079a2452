import { randomUUID } from "node:crypto";
import { AssayError } from "../../core/errors.ts";
import { hashOf } from "../../core/hash.ts";
import type { Ability, Ask, AskContext, Model, ModelOptions, Reply } from "../../core/model.ts";
import { loadFromRoom } from "../../core/room.ts";
import type { Answer, Dialect, Question, WireRequest } from "../../dialects/dialect/dialect.ts";
import { deadline } from "./deadline.ts";
import { failureOf, timedOut } from "./failure.ts";
import { type Gate, gateOf, type Outcome } from "./gate.ts";
import { repliesOf } from "./replies.ts";
import { type Pause, pause, withRetries } from "./retry.ts";
import { send } from "./send.ts";
import type { Kind, Service } from "./service.ts";
import { settingsOf } from "./settings.ts";

/** What tests replace: waits, and the gate that servers of the whole process share. */
export interface Ports {
  pause?: Pause;
  gate?: Gate;
}

/**
 * A model behind a server. Where the server gives several answers to one prompt, an ask is one request; a server that
 * gives fewer is asked again for the rest, one that refuses so many is asked for half, one that gives one at a time
 * is asked as often as needed, and what worked is remembered.
 * @throws AssayError from {@link settingsOf} when opened, from {@link failureOf} when asked; the reason of
 * `context.signal` when that aborts.
 */
export async function hostedModel(
  service: Service,
  name: string,
  options: ModelOptions,
  ports: Ports = {},
): Promise<Model> {
  const settings = settingsOf(service, name, options);
  const dialects = await dialectsOf(service);
  const quirks = settings.own ? (service.quirks?.(name) ?? {}) : {};
  const price = settings.own ? service.price?.(name) : undefined;
  const supports = supportsOf(service, dialects);
  const gate = ports.gate ?? gateOf(settings.server);
  const server = { reached: false, most: supports.n === false ? 1 : Number.POSITIVE_INFINITY };

  /** One request with its retries. All of them carry one idempotency key, for they are one purchase. */
  async function purchase(question: Question, context: AskContext, key: string): Promise<Reply[]> {
    const { signal } = context;
    const { dialect, path } = routeOf(question);
    const single = (question.n ?? 1) === 1;
    // A stream carries no length and no sequence numbers, and n interleaved ones hide a missing piece.
    const stream = single && (settings.stream || context.onText !== undefined) && supports.stream !== false;
    const wire: WireRequest = { model: name, question, stream };
    const request = {
      url: urlOf(settings.baseUrl, path ?? dialect.path(wire)),
      headers: {
        ...(settings.key === undefined ? {} : (service.headers ?? dialect.headers)(settings.key)),
        "idempotency-key": key,
      },
      body: dialect.writeRequest(wire, quirks),
    };
    let tried = 0;
    const once = async (): Promise<Answer> => {
      await gate.enter(signal);
      const began = performance.now();
      const limit = deadline(settings.timeoutSeconds, signal);
      const outcome: Outcome = { kind: "cancelled", milliseconds: 0, tokens: 0 };
      try {
        let restart = tried++ > 0;
        const reader = dialect.readStream();
        const onEvent = (event: Parameters<typeof reader.take>[0]) => {
          limit.restart();
          for (const { choice, text } of reader.take(event)) {
            if (choice > 0 || !text) continue;
            context.onText?.(text, restart);
            restart = false;
          }
        };
        const body = await send({ ...request, signal: limit.signal }, stream ? onEvent : undefined);
        const answer = body === undefined ? reader.answer() : dialect.readReply(body);
        outcome.kind = "done";
        outcome.tokens = answer.usage?.completion ?? 0;
        return answer;
      } catch (thrown) {
        // An aborted stream ends like a cut one, so the reason is asked for here, not read from the error.
        signal?.throwIfAborted();
        const real = limit.expired ? timedOut(settings) : thrown;
        outcome.kind = kindOf(real);
        throw real;
      } finally {
        limit.end();
        outcome.milliseconds = performance.now() - began;
        gate.leave(outcome);
      }
    };
    const answer = await withRetries(once, {
      retries: settings.retries,
      pause: ports.pause ?? pause,
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
    const choices = answer.choices.slice(0, question.n ?? 1);
    return repliesOf({ ...answer, choices }, question, price).map((reply) => cutAtStop(reply, question));
  }

  function kindOf(thrown: unknown): Outcome["kind"] {
    const { code } = failureOf(thrown, settings).error;
    if (code === "MODEL_BUSY") return "busy";
    if (code === "MODEL_TIMEOUT") return "late";
    return /^MODEL_(FAILED|UNREACHABLE|BAD_REPLY)$/.test(code) ? "broken" : "done";
  }

  function routeOf(question: Question): { dialect: Dialect; path: string | undefined } {
    const kind: Kind = question.infill ? "infill" : question.prompt === undefined ? "chat" : "prompt";
    const dialect = dialects[kind];
    if (!dialect) throw lacks(kind);
    return { dialect, path: service.paths?.[kind] };
  }

  const lacks = (ability: Ability) =>
    new AssayError("MODEL_LACKS", `${settings.id} has no ${ability}`, {
      fix: "name another model, or ask for something else",
    });

  return {
    id: settings.id,
    source: "live",
    supports,
    ...(price && { price }),
    async reply(ask, context) {
      const question = questionOf(ask, quirks.fixedSampling ?? false);
      for (const ability of abilitiesOf(ask)) if (supports[ability] === false) throw lacks(ability);
      const wanted = ask.n ?? 1;
      const key = headerSafe(context.idempotencyKey ?? randomUUID());
      /** `n` answers from answer `at` on: later ones have other seeds, for equal seeds give equal answers. */
      const part = (at: number, n: number) =>
        purchase(
          { ...question, n, ...(ask.seed !== undefined && { seed: ask.seed + at }) },
          context,
          n === wanted ? key : `${key}.${at}+${n}`,
        );
      const replies: Reply[] = [];
      let most = Math.min(wanted, server.most);
      while (replies.length < wanted) {
        const left = wanted - replies.length;
        if (most === 1) {
          const rest = Array.from({ length: left }, (_, index) => part(replies.length + index, 1));
          // All are waited for: a failed one must not leave others running behind the caller's back.
          const settled = await Promise.allSettled(rest);
          const failed = settled.find((each) => each.status === "rejected");
          if (failed) throw failed.reason;
          for (const each of settled) if (each.status === "fulfilled") replies.push(...each.value);
          break;
        }
        const n = Math.min(left, most);
        try {
          const got = await part(replies.length, n);
          replies.push(...got);
          if (got.length === 1 && n > 1) most = 1;
          if (most < wanted) server.most = most;
        } catch (error) {
          if (!(error instanceof AssayError) || error.code !== "MODEL_REFUSED") throw error;
          most = Math.floor(n / 2);
        }
      }
      return replies;
    },
  };
}

async function dialectsOf(service: Service): Promise<Partial<Record<Kind, Dialect>>> {
  const room = new URL("../../dialects/", import.meta.url);
  const entries = Object.entries(service.dialects).map(
    async ([kind, id]) => [kind, await loadFromRoom<Dialect>(room, "dialect", id)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** What the service says over what its formats say. */
function supportsOf(
  service: Service,
  dialects: Partial<Record<Kind, Dialect>>,
): NonNullable<Model["supports"]> {
  return {
    ...(dialects.chat ?? dialects.prompt)?.supports,
    chat: dialects.chat !== undefined,
    prompt: dialects.prompt !== undefined,
    infill: dialects.infill !== undefined,
    ...service.supports,
  };
}

/** Abilities without which the answer would not be the one that was asked for. */
function abilitiesOf({ tools, format, logprobs, messages }: Ask): Ability[] {
  return [
    ...(tools?.length ? (["tools"] as const) : []),
    ...(format ? (["format"] as const) : []),
    ...(logprobs === undefined ? [] : (["logprobs"] as const)),
    ...(messages?.some(({ images }) => images?.length) ? (["images"] as const) : []),
  ];
}

function questionOf(ask: Ask, fixedSampling: boolean): Question {
  const { purpose: _, temperature, topP, ...question } = ask;
  if ([ask.messages, ask.prompt, ask.infill].filter((given) => given !== undefined).length !== 1) {
    throw new AssayError("MODEL_REFUSED", "an ask needs exactly one of messages, prompt and infill");
  }
  if (fixedSampling) return question;
  return {
    ...question,
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { topP }),
  };
}

/** Ends the text at the first stop string, where the format or the server could not. */
function cutAtStop(reply: Reply, { stop = [] }: Question): Reply {
  const ends = stop.map((text) => reply.text.indexOf(text)).filter((at) => at >= 0);
  if (ends.length === 0) return reply;
  const { logprobs: _, ...rest } = reply;
  return { ...rest, text: reply.text.slice(0, Math.min(...ends)), finish: "stop" };
}

/** The base URL may carry a query of its own, as Azure's does. */
function urlOf(baseUrl: string, path: string): string {
  const url = new URL(baseUrl);
  const [before = "", query] = path.split("?");
  url.pathname = `${url.pathname.replace(/\/+$/, "")}${before}`;
  for (const [name, value] of new URLSearchParams(query)) url.searchParams.set(name, value);
  return url.href;
}

/** A key that a header can carry: one with other characters is replaced by its hash. */
function headerSafe(key: string): string {
  return /^[\x21-\x7e]+$/.test(key) ? key : hashOf(key);
}
