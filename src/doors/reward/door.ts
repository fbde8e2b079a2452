import type { Context, Hono } from "hono";
import type { z } from "zod";
import { AssayError } from "../../core/errors.ts";
import type { RewardSample } from "../../core/reward.ts";
import { constantsOf, openReward } from "../../rewards/open/open.ts";
import type { Counters } from "../engine/counters.ts";
import { jsonOf, lengthOf, shaped, textOf } from "../http/body.ts";
import type { Gate } from "../http/gate.ts";
import { complain, ownComplaint } from "../http/refusal.ts";
import { type Graded, type Grader, grade } from "./grade.ts";

/** What every route works with. */
export interface House extends Grader {
  gate: Gate;
  counters: Counters;
  bodyBytes: number;
  /** The reward that is given when a request names none. */
  reward: string;
  /** The language of programs for which nothing names one. */
  language: string;
}

/** What a body asks for, in one trainer's shape. */
export interface Asked {
  samples: RewardSample[];
  /** The reward it names, and constants of it. */
  reward?: string;
  constants?: Record<string, unknown>;
}

/** A trainer's shape: how its requests are read and answered. */
export interface Face<Body> {
  path: string;
  schema: z.ZodType<Body>;
  read(body: Body, house: House): Asked;
  /** Null in place of a value is for faces whose trainer knows it; others refuse before they lie. */
  write(graded: readonly Graded[], body: Body): object;
  /** Whether the trainer takes "no value" for an answer. Otherwise a failure of the machine is status 503. */
  takesNull: boolean;
}

/**
 * A route that rewards: let in, read, waited for its turn, graded, answered. A request with an `idempotency-key` is worked
 * out once, even if its client goes away, and answered as often as it is asked.
 */
export function route<Body>(app: Hono, house: House, face: Face<Body>): void {
  app.post(face.path, async (context) => {
    const { signal } = context.req.raw;
    let release = () => {};
    let response: Response;
    try {
      const ticket = house.gate.enter(lengthOf(context, house.bodyBytes));
      release = ticket.release;
      const text = await textOf(context, house.bodyBytes);
      const body = jsonOf(text);
      const id = context.req.header("idempotency-key");
      const named = context.req.query("reward");
      await ticket.turn(signal);
      const work = (until?: AbortSignal) => answer(face, shaped(face.schema, body), named, house, until);
      const key = id === undefined ? undefined : `${face.path} ${id}`;
      const answered =
        key === undefined
          ? await work(signal)
          : await house.replies.reply(key, `${named ?? ""}\n${text}`, () => work());
      response = context.json(answered);
    } catch (error) {
      if (signal.aborted) return gone(context, house);
      response = complain(context, error, ownComplaint);
    } finally {
      release();
    }
    house.counters.add("assay_requests_total", { route: face.path, status: String(response.status) });
    return response;
  });
}

async function answer<Body>(
  face: Face<Body>,
  body: Body,
  named: string | undefined,
  house: House,
  signal?: AbortSignal,
) {
  const { samples, reward: own, constants = {} } = face.read(body, house);
  const reward = await openReward(named ?? own ?? house.reward);
  const graded = await grade(reward, constantsOf(reward, constants), samples, house, signal);
  for (const { outcome } of graded)
    if (outcome !== undefined) house.counters.add("assay_outcomes_total", { outcome });
  const failed = graded.find(({ failed: why }) => why !== undefined)?.failed;
  if (failed !== undefined && !face.takesNull)
    throw new AssayError("SANDBOX_BROKEN", `no reward: ${failed}`, { fix: "ask again" });
  const without = graded.findIndex(({ value }) => value === null);
  if (without >= 0 && !face.takesNull)
    throw new AssayError(
      "REWARD_LACKS",
      `sample ${without} has no ${reward.needs.join(" or no ") || "value"}, which ${reward.id} needs`,
    );
  return face.write(graded, body);
}

function gone(_: Context, house: House): Response {
  house.counters.add("assay_cancelled_total");
  return new Response(null, { status: 499 });
}
