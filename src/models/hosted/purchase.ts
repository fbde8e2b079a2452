import type { AskContext, Model, Price, Reply } from "../../core/model.ts";
import type { Answer, Dialect, Question, ServerEvent, WireRequest } from "../../dialects/dialect/dialect.ts";
import { deadline } from "./deadline.ts";
import { failureOf, timedOut } from "./failure.ts";
import type { Gate, Outcome } from "./gate.ts";
import { repliesOf } from "./replies.ts";
import { type Pause, withRetries } from "./retry.ts";
import { send } from "./send.ts";
import type { Kind, Service, ServiceQuirks } from "./service.ts";
import type { Settings } from "./settings.ts";

/** Whom a request goes to, and what is known of them. */
export interface Counterpart {
  service: Service;
  settings: Settings;
  quirks: ServiceQuirks;
  price: Price | undefined;
  supports: NonNullable<Model["supports"]>;
  gate: Gate;
  pause: Pause;
  /** Whether the server was ever there; what it was seen to give at most in one request. */
  server: { reached: boolean; most: number };
  routeOf(question: Question): { kind: Kind; dialect: Dialect };
}

/** One request with its retries. All of them carry one idempotency key, for they are one purchase. */
export async function purchase(
  question: Question,
  context: AskContext,
  key: string,
  from: Counterpart,
): Promise<Reply[]> {
  const { service, settings, gate, server, supports } = from;
  const { signal } = context;
  const { kind, dialect } = from.routeOf(question);
  const single = (question.n ?? 1) === 1;
  // A stream carries no length and no sequence numbers, and n interleaved ones hide a missing piece.
  const stream = single && (settings.stream || context.onText !== undefined) && supports.stream !== false;
  const wire: WireRequest = { model: settings.name, question, stream };
  const request = {
    url: urlOf(settings.baseUrl, service.paths?.[kind] ?? dialect.path(wire)),
    headers: {
      ...(settings.key === undefined ? {} : (service.headers ?? dialect.headers)(settings.key)),
      "idempotency-key": key,
    },
    body: dialect.writeRequest(wire, from.quirks),
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
      const onEvent = (event: ServerEvent) => {
        limit.restart();
        for (const { choice, text, reasoning } of reader.take(event)) {
          if (choice > 0 || !(text || reasoning)) continue;
          if (reasoning) context.onReasoning?.(reasoning, restart);
          if (text) context.onText?.(text, restart);
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
      outcome.kind = kindOf(real, settings);
      throw real;
    } finally {
      limit.end();
      outcome.milliseconds = performance.now() - began;
      gate.leave(outcome);
    }
  };
  const answer = await withRetries(once, {
    retries: settings.retries,
    pause: from.pause,
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
  return repliesOf({ ...answer, choices }, question, from.price).map((reply) => cutAtStop(reply, question));
}

function kindOf(thrown: unknown, settings: Settings): Outcome["kind"] {
  const { code } = failureOf(thrown, settings).error;
  if (code === "MODEL_BUSY") return "busy";
  if (code === "MODEL_TIMEOUT") return "late";
  return /^MODEL_(FAILED|UNREACHABLE|BAD_REPLY)$/.test(code) ? "broken" : "done";
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
