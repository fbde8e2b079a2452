import { randomUUID } from "node:crypto";
import { AssayError } from "../../core/errors.ts";
import { hashOf } from "../../core/hash.ts";
import type { Ability, Ask, Model, ModelOptions, Reply } from "../../core/model.ts";
import { loadFromRoom } from "../../core/room.ts";
import type { Dialect, Question } from "../../dialects/dialect/dialect.ts";
import { type Gate, gateOf } from "./gate.ts";
import { type Counterpart, purchase } from "./purchase.ts";
import { type Pause, pause } from "./retry.ts";
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
 * @throws AssayError from {@link settingsOf} when opened, from `failureOf` when asked; the reason of
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
  const server = { reached: false, most: supports.n === false ? 1 : Number.POSITIVE_INFINITY };
  const routeOf = (question: Question) => {
    const kind: Kind = question.infill ? "infill" : question.prompt === undefined ? "chat" : "prompt";
    const dialect = dialects[kind];
    if (!dialect) throw lacks(kind);
    return { kind, dialect };
  };
  const counterpart: Counterpart = {
    service,
    settings,
    quirks,
    price,
    supports,
    gate: ports.gate ?? gateOf(settings.server),
    pause: ports.pause ?? pause,
    server,
    routeOf,
  };
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
          counterpart,
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
          // One alone shows whether it was the number that was refused, before many are sent.
          if (most === 1) replies.push(...(await part(replies.length, 1)));
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

/** A key that a header can carry: one with other characters is replaced by its hash. */
function headerSafe(key: string): string {
  return /^[\x21-\x7e]+$/.test(key) ? key : hashOf(key);
}
