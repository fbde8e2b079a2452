import { canonicalJson, hashOf } from "../core/hash.ts";
import type { Ask, AskContext, Model, Reply } from "../core/model.ts";

interface Sibling {
  ask: Ask;
  context: AskContext;
  resolve(replies: Reply[]): void;
  reject(error: unknown): void;
}

/**
 * Makes one request with the summed `n` of equal asks that attempts at one task make in the same tick: their
 * prompt is paid once. Only live models gain from it; a recorded one answers by attempt and must be asked so.
 * Asks with a seed stay apart, since equal seeds are meant to give equal answers.
 */
export function coalesced(model: Model): Model {
  if (model.source !== "live") return model;
  const waiting = new Map<string, Sibling[]>();

  async function send(siblings: Sibling[], { ask, context }: Sibling): Promise<void> {
    const n = siblings.reduce((sum, sibling) => sum + (sibling.ask.n ?? 1), 0);
    const idempotencyKey = hashOf(siblings.map((sibling) => sibling.context.idempotencyKey));
    try {
      const replies = await (siblings.length === 1
        ? model.reply(ask, context)
        : model.reply({ ...ask, n }, { ...context, idempotencyKey }));
      for (const sibling of siblings) sibling.resolve(replies.splice(0, sibling.ask.n ?? 1));
    } catch (error) {
      for (const sibling of siblings) sibling.reject(error);
    }
  }

  return {
    id: model.id,
    source: model.source,
    ...(model.supports && { supports: model.supports }),
    ...(model.price && { price: model.price }),
    reply(ask, context) {
      if (ask.seed !== undefined) return model.reply(ask, context);
      const key = canonicalJson({ task: context.task, ask: { ...ask, n: 0 } });
      return new Promise((resolve, reject) => {
        const sibling = { ask, context, resolve, reject };
        const siblings = waiting.get(key);
        if (siblings) return void siblings.push(sibling);
        const first = [sibling];
        waiting.set(key, first);
        setImmediate(() => {
          waiting.delete(key);
          void send(first, sibling);
        });
      });
    },
  };
}
