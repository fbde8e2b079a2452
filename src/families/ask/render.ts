import { AssayError } from "../../core/errors.ts";
import type { ChatFormat, Family, Variant } from "../../core/family.ts";
import type { Ask, Message } from "../../core/model.ts";

/** Which published models a prompt is written for. */
export interface Choice {
  family: Family;
  variant: Variant;
}

/** A question as one text, for any server with raw completions. */
export interface Rendered {
  prompt: string;
  /** Texts that end the answer. A server may take fewer: the rest is cut off on our side. */
  stop: string[];
}

/**
 * Writes a question down as the publisher says. A `prompt` stays as it is. An assistant message at the end is
 * left open, so that the model goes on with it.
 * @throws AssayError FAMILY_CANNOT when these models were not made for it, FAMILY_TOKEN when the text holds one
 * of their special tokens: it would be read as structure, and there is no way to quote it.
 */
export function render(
  { family, variant }: Choice,
  ask: Pick<Ask, "messages" | "prompt" | "infill">,
): Rendered {
  if (ask.infill) {
    if (!variant.infill) throw cannot(family, variant, "fill gaps");
    const { prefix, suffix } = ask.infill;
    refuseSpecial(family, [prefix, suffix]);
    const { template, stop } = variant.infill;
    return { prompt: filled(template, { prefix, suffix }), stop: [...variant.stop, ...stop] };
  }
  if (ask.messages) {
    if (!variant.chat) throw cannot(family, variant, "chat");
    if (ask.messages.some(({ role, images }) => role === "tool" || images?.length))
      throw cannot(family, variant, "read tool results or pictures");
    refuseSpecial(
      family,
      ask.messages.map(({ content }) => content),
    );
    return { prompt: chatText(variant.chat, ask.messages), stop: [...variant.stop, ...variant.chat.stop] };
  }
  return { prompt: ask.prompt ?? "", stop: [...variant.stop] };
}

function chatText(chat: ChatFormat, messages: readonly Message[]): string {
  const told = messages.filter(({ role }) => role === "system").map(({ content }) => content);
  const system = told.length > 0 ? told.join("\n\n") : chat.system;
  const turns = messages.filter(({ role }) => role !== "system");
  const users = [...turns.keys()].filter((index) => turns[index]!.role === "user");
  const host = chat.turns.system ? undefined : chat.fold?.into === "last" ? users.at(-1) : users[0];

  const texts = turns.map(({ role, content }, index) => {
    const [before, after] = chat.turns[role as "user" | "assistant"];
    if (role === "assistant" && index === turns.length - 1) return before + content;
    const folded = index === host && system !== undefined && chat.fold;
    return before + (folded ? filled(folded.text, { system, user: content }) : content) + after;
  });
  if (chat.turns.system && system !== undefined) texts.unshift(chat.turns.system.join(system));
  return texts.join("") + (turns.at(-1)?.role === "assistant" ? "" : chat.reply);
}

/** The template with each `{name}` replaced once: what is filled in is never read as a template. */
function filled(template: string, values: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name]!);
}

function refuseSpecial(family: Family, texts: string[]): void {
  for (const token of family.special)
    if (texts.some((text) => text.includes(token)))
      throw new AssayError("FAMILY_TOKEN", `the text holds ${token}, a special token of ${family.title}`, {
        fix: "take it out, or use a model that does not know it",
      });
}

function cannot(family: Family, variant: Variant, what: string): AssayError {
  const able = family.variants.filter((other) => (what === "chat" ? other.chat : other.infill));
  const other = what === "chat" || what === "fill gaps" ? able[0]?.models[0] : undefined;
  return new AssayError("FAMILY_CANNOT", `${family.title} (${variant.id}) cannot ${what}`, {
    where: variant.models[0]!,
    fix: other === undefined ? "see assay list families" : `${other} can; see assay list families`,
  });
}
