import type { Message } from "../../../core/model.ts";
import type { Answer } from "../../../dialects/dialect/dialect.ts";

/** Items of reasoning that this gateway named: an answer's id has 24 hexadecimal digits. */
const OWN = /^rs_[0-9a-f]{24}$/;

interface Item {
  id?: unknown;
  encrypted_content?: unknown;
}

/**
 * Takes out of a conversation what this gateway told as reasoning: progress is nobody's thought, and a model's server that
 * signs what it thought would refuse it. What such a server signed, and was wrapped for the way, is unwrapped.
 */
export function withoutOwnReasoning(messages: readonly Message[]): Message[] {
  return messages.map((message) => {
    const { seal, reasoning: _, ...rest } = message;
    if (seal === undefined) return message;
    if (seal === "") return rest;
    const item = itemIn(seal);
    if (typeof item?.id !== "string" || !OWN.test(item.id)) return message;
    return typeof item.encrypted_content === "string" ? { ...message, seal: item.encrypted_content } : rest;
  });
}

/** An answer for `/v1/responses`, whose seals are items of reasoning: another server's signature is put into one. */
export function wrapped(answer: Answer, id: string): Answer {
  return {
    ...answer,
    choices: answer.choices.map((choice) => {
      if (choice.seal === undefined || itemIn(choice.seal)) return choice;
      const summary = [{ type: "summary_text", text: choice.reasoning ?? "" }];
      const item = { id: `rs_${id}`, type: "reasoning", summary, encrypted_content: choice.seal };
      return { ...choice, seal: JSON.stringify(item) };
    }),
  };
}

function itemIn(seal: string): Item | undefined {
  try {
    const value: unknown = JSON.parse(seal);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
