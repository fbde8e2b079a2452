import { AssayError } from "../../core/errors.ts";
import type { Ask, Model, Reply } from "../../core/model.ts";
import { answerIn, scoresWithin } from "../../families/ask/answer.ts";
import { families, familyNamed, recognise, variantFor } from "../../families/ask/recognise.ts";
import { type Choice, render } from "../../families/ask/render.ts";

/** Servers of the OpenAI kind refuse more stop strings. */
const MOST_STOPS = 4;

/**
 * A model whose questions are written down by us and sent as raw text, so that any server with raw completions
 * serves every family. With a family named (`ID` or `ID/VARIANT`) that is done for chats and gaps; without one,
 * for gaps alone, when the model's name is recognised and its server is not known to fill gaps by itself.
 * @throws AssayError when opened, UNKNOWN_NAME for an unknown family and MODEL_LACKS for a server of chats alone; when
 * asked, FAMILY_CANNOT and FAMILY_TOKEN.
 */
export async function withFamily(model: Model, name: string, typed?: string): Promise<Model> {
  const raw = model.supports?.prompt !== false;
  if (typed !== undefined) {
    if (!raw) {
      throw new AssayError("MODEL_LACKS", "this server takes no raw text, which a model family needs", {
        where: model.id,
        fix: "leave out --family, or name a server with raw completions",
      });
    }
    const { family, choice } = await familyNamed(typed, name);
    return rawModel(model, (kind) => choice ?? variantFor(family, kind), ["chat", "infill"]);
  }
  if (!raw || model.supports?.infill === true || model.source !== "live") return model;
  const choice = recognise(name, await families());
  return choice?.variant.infill ? rawModel(model, () => choice, ["infill"]) : model;
}

function rawModel(
  model: Model,
  choose: (kind: "chat" | "infill" | "prompt") => Choice,
  kinds: ("chat" | "infill")[],
): Model {
  const can = kinds.map((kind) => [kind, choose(kind).variant[kind] !== undefined] as const);
  const chats = kinds.includes("chat");
  return {
    ...model,
    supports: {
      ...model.supports,
      ...Object.fromEntries(can),
      ...(chats ? { tools: false, images: false, reasoning: false } : {}),
    },
    async reply(ask, context) {
      const kind = ask.infill ? "infill" : ask.messages ? "chat" : "prompt";
      if (kind === "prompt" ? !chats : !kinds.includes(kind)) return model.reply(ask, context);
      const choice = choose(kind);
      const { prompt, stop } = render(choice, ask);
      const { messages: _, infill, ...rest } = ask;
      const ends = [...new Set([...(ask.stop ?? []), ...stop])];
      const raw: Ask = { ...rest, prompt, stop: ends.slice(0, MOST_STOPS) };
      const opens = infill && choice.variant.infill?.opens;
      return (await model.reply(raw, context)).map((reply) => answered(reply, ends, opens));
    },
  };
}

/** The reply up to what ends it; its token scores follow. */
function answered(reply: Reply, ends: readonly string[], opens: string | undefined): Reply {
  const { text, skipped, whole } = answerIn(reply.text, ends, opens);
  const scores = reply.logprobs && scoresWithin(reply.logprobs, skipped, skipped + text.length);
  return {
    ...reply,
    text,
    finish: whole ? reply.finish : "stop",
    ...(scores ? { logprobs: scores } : {}),
  };
}
