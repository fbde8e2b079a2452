import { AssayError } from "../../core/errors.ts";
import { hashOf } from "../../core/hash.ts";
import type { Ask, Model, Reply } from "../../core/model.ts";
import type { Answer, Question } from "../../dialects/dialect/dialect.ts";
import { holdAll, mostOf, type Purse } from "../../kit/purse.ts";

/** Hears an answer while it is made. */
export interface Listener {
  text(piece: string): void;
  reasoning(piece: string): void;
}

/**
 * Asks the model itself, as the client asked: every field that the wire format and the model know goes through unchanged.
 * With a listener the answer's pieces are told as they come, unless tools or thinking are asked for, whose parts have an
 * order that is known only at the end.
 */
export async function plain(
  question: Question,
  model: Model,
  { purses, signal, listener }: { purses: readonly Purse[]; signal: AbortSignal; listener?: Listener },
): Promise<{ answer: Answer; replies: Reply[] }> {
  const ask: Ask = { ...question, purpose: "chat" };
  const settle = purses.length > 0 ? await holdAll(purses, mostOf(model, ask), signal) : async () => {};
  const live =
    listener && !question.tools?.length && question.reasoning === undefined && (question.n ?? 1) === 1;
  const told = live
    ? { text: following(listener.text), reasoning: following(listener.reasoning) }
    : undefined;
  let replies: Reply[] = [];
  try {
    replies = await model.reply(ask, {
      task: `chat/${hashOf(question)}`,
      attempt: 0,
      asked: 0,
      signal,
      ...(told && {
        onText: (piece, restart) => told.text.take(piece, restart),
        onReasoning: (piece, restart) => told.reasoning.take(piece, restart),
      }),
    });
  } finally {
    await settle(replies);
  }
  // What has not begun is not told here: thoughts, signatures and words have an order, which whoever writes keeps.
  if (told?.reasoning.begun) told.reasoning.end(replies[0]?.reasoning ?? "");
  if (told?.text.begun) told.text.end(replies[0]?.text ?? "");
  return { answer: answerOf(replies), replies };
}

/**
 * Passes pieces on as they come. A model whose stream breaks begins again: what was passed on already is then waited for,
 * not passed on twice, and an answer that takes another turn cannot be continued (MODEL_BAD_REPLY).
 */
function following(pass: (piece: string) => void) {
  let passed = "";
  let now = "";
  const forward = () => {
    if (now.length <= passed.length) return;
    if (!now.startsWith(passed))
      throw new AssayError(
        "MODEL_BAD_REPLY",
        "the model's stream broke, and began again with another answer",
      );
    pass(now.slice(passed.length));
    passed = now;
  };
  return {
    take(piece: string, restart: boolean) {
      now = restart ? piece : now + piece;
      forward();
    },
    /** The whole text, once it is certain. */
    end(text: string) {
      if (text.length > passed.length) now = text;
      forward();
    },
    get begun() {
      return passed !== "";
    },
  };
}

/** Replies of a model as one answer, in the words of the wire formats. */
function answerOf(replies: readonly Reply[]): Answer {
  const sum = (field: (reply: Reply) => number | undefined) =>
    replies.reduce((all, reply) => all + (field(reply) ?? 0), 0);
  const cached = sum(({ tokens }) => tokens.cached);
  const reasoning = sum(({ tokens }) => tokens.reasoning);
  return {
    choices: replies.map(({ tokens: _, cost: __, ...choice }) => choice),
    usage: {
      prompt: sum(({ tokens }) => tokens.prompt),
      completion: sum(({ tokens }) => tokens.completion),
      ...(cached > 0 && { cached }),
      ...(reasoning > 0 && { reasoning }),
    },
  };
}
