import type { Context, Hono } from "hono";
import { AssayError, BudgetSpent } from "../../core/errors.ts";
import { jsonOf, lengthOf, textOf } from "../http/body.ts";
import { shown, statusOf } from "../http/refusal.ts";
import { type Answered, answer } from "./answer.ts";
import type { House } from "./house.ts";
import { tightest } from "./keys/allowance.ts";
import { Visit } from "./visit.ts";
import { errorBody, type Face, type Read, readBody } from "./wire/face.ts";
import { wrapped } from "./wire/seals.ts";
import { type Pen, streamed } from "./wire/stream.ts";

/** Status of a request whose client went away, as proxies note it. */
const CLIENT_GONE = 499;

/** The route of one wire format: let in, read, answered, whole or as a stream, and noted. */
export function route(app: Hono, face: Face, house: House): void {
  app.post(face.path, async (context) => {
    const visit = new Visit(house, face.path, context.req.raw.signal);
    context.header("x-request-id", visit.id);
    const { signal } = visit;
    try {
      const read = await letIn(context, face, house, visit);
      const { strategy, model } = await house.shelf.find(read.wire.model);
      visit.model = read.wire.model;
      await visit.ticket!.turn(signal);
      const work = (pen?: Pen) => perform(face, read, { strategy, model }, house, visit, pen);
      const { model: asked, question } = read.wire;
      const by = { id: visit.id, model: asked, created: Math.floor(Date.now() / 1000), question };
      if (read.wire.stream) {
        const { heartbeatSeconds } = house;
        const progress = read.wishes.progress ?? house.progress;
        const response = await streamed(
          { face, by, usage: read.usage, progress, heartbeatSeconds },
          work,
          visit.leave,
          (status, answered) => visit.end(visit.left && !answered ? CLIENT_GONE : status, answered),
        );
        response.headers.set("x-request-id", visit.id);
        return response;
      }
      const answered = await work();
      signal.throwIfAborted();
      visit.end(200, answered);
      context.header("x-assay-verified", String(answered.assay.verified));
      return context.json({ ...face.dialect.writeReply(answered.answer, by), assay: answered.assay });
    } catch (thrown) {
      if (visit.left) {
        visit.end(CLIENT_GONE, null);
        return new Response(null, { status: CLIENT_GONE });
      }
      const error = shown(inWords(thrown, house));
      visit.end(statusOf(error), null);
      return refusal(context, face, error);
    }
  });
}

/** Key, room, rate and shape, in that order: an unknown key learns nothing, and a body is read only when there is room. */
async function letIn(context: Context, face: Face, house: House, visit: Visit): Promise<Read> {
  visit.key = house.keyOf(context.req.raw.headers);
  if (!visit.key)
    throw new AssayError("KEY_REFUSED", "this gateway needs a key", {
      fix: "send it as Authorization: Bearer KEY, or as x-api-key",
    });
  visit.ticket = house.gate.enter(lengthOf(context, house.bodyBytes));
  house.allowances.admit(visit.key);
  return readBody(face, jsonOf(await textOf(context, house.bodyBytes)));
}

async function perform(
  face: Face,
  { wire, wishes }: Read,
  named: { strategy: Parameters<typeof answer>[0]["strategy"]; model: Parameters<typeof answer>[0]["model"] },
  house: House,
  visit: Visit,
  pen?: Pen,
): Promise<Answered> {
  const key = visit.key!;
  try {
    const answered = await answer({
      ...named,
      question: wire.question,
      wishes,
      sandbox: house.sandbox,
      budget: tightest(house.budget, key.request, wishes.budget),
      purses: house.allowances.purses(key),
      signal: visit.signal,
      language: house.language,
      agreement: house.agreement,
      ...(pen && { listener: pen }),
      onProgress: (line) => pen?.progress(line),
      onStep: (step) => visit.span.step(step),
    });
    return face.dialect.id === "openai-responses"
      ? { ...answered, answer: wrapped(answered.answer, visit.id) }
      : answered;
  } catch (thrown) {
    throw inWords(thrown, house);
  }
}

/** What only the gateway can say of an error: whose money it was, and that it is about to stop. */
function inWords(thrown: unknown, { stopping }: House): unknown {
  if (thrown instanceof BudgetSpent)
    return new AssayError("KEY_BUDGET", thrown.message, {
      fix: "ask the gateway's owner, or come back tomorrow",
    });
  if (stopping.aborted && !(thrown instanceof AssayError))
    return new AssayError("SERVER_STOPPING", "this server is about to stop");
  return thrown;
}

/** Clients that try again by themselves are told when that helps. */
function refusal(context: Context, face: Face, error: AssayError): Response {
  const status = statusOf(error);
  const wait = error.code === "KEY_RATE" ? (/\d+/.exec(error.fix ?? "")?.[0] ?? "1") : "1";
  if (status === 429 || status === 503) context.header("Retry-After", wait);
  else context.header("x-should-retry", "false");
  return context.json(errorBody(face, error, status), status as 400);
}
