import { AssayError } from "../../core/errors.ts";
import type { Ask, AskContext, Model, Reply, TokenScore } from "../../core/model.ts";
import { seededRandom } from "../../core/random.ts";
import { answerIn, scoresWithin } from "../../families/ask/answer.ts";
import { type Chance, draw } from "./sampler.ts";

/** Longest answer in tokens when no length is asked for: a base model may never stop by itself. */
const LONGEST = 2048;

/** A question as tokens. */
export interface Question {
  tokens: number[];
  /** Texts that end the answer besides the ask's own. */
  stop: string[];
}

/** One token that was generated. `chances` is there when it was asked for. */
export interface Step {
  token: number;
  chances?: readonly Chance[];
}

/** What a library must offer to be a model of ours. */
export interface Decoder {
  /** Tokens that fit, the question's included. */
  context: number;
  supports: NonNullable<Model["supports"]>;
  /** Throws an AssayError when this model cannot be asked so. */
  question(ask: Ask): Promise<Question>;
  /** The text of tokens, special ones visible. */
  text(tokens: readonly number[]): string;
  /** Goes on until the model ends its text or the consumer stops. With `choose`, tokens are the caller's choice. */
  steps(
    tokens: readonly number[],
    ask: Pick<Ask, "temperature" | "topP" | "seed">,
    choose?: (chances: readonly Chance[]) => number,
  ): AsyncGenerator<Step>;
}

/**
 * A model that runs in this process. Answers are made one after another, and cost nothing. A seed gives the same
 * answers again; answer i has the seed's i-th own. With log-probabilities, which are the model's before
 * temperature, the drawing is ours, so the same seed draws differently than without.
 */
export function localModel(id: string, decoder: Decoder): Model {
  let last: Promise<unknown> = Promise.resolve();

  async function answers(ask: Ask, context: AskContext): Promise<Reply[]> {
    const { tokens, stop } = await decoder.question(ask);
    const room = decoder.context - tokens.length;
    if (room < 1) {
      throw new AssayError(
        "MODEL_REFUSED",
        `the question has ${tokens.length} tokens, ${decoder.context} fit`,
        {
          where: id,
          fix: "shorten it, or take a model with more context",
        },
      );
    }
    const replies: Reply[] = [];
    for (let index = 0; index < (ask.n ?? 1); index++) {
      const ends = [...(ask.stop ?? []), ...stop];
      const longest = Math.min(room, ask.maxTokens ?? LONGEST);
      const seed = ask.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : ask.seed + index;
      const reply = await answer(decoder, tokens, { ...ask, seed }, ends, longest, context);
      replies.push({ ...reply, tokens: { ...reply.tokens, prompt: index === 0 ? tokens.length : 0 } });
    }
    return replies;
  }

  return {
    id,
    source: "live",
    supports: decoder.supports,
    reply(ask, context) {
      const next = last.then(() => {
        context.signal?.throwIfAborted();
        return answers(ask, context);
      });
      last = next.catch(() => {});
      return next;
    },
  };
}

/** One answer, ended by the model, by a text in `ends`, or by its length. */
async function answer(
  decoder: Decoder,
  question: readonly number[],
  ask: Ask & { seed: number },
  ends: readonly string[],
  longest: number,
  context: AskContext,
): Promise<Reply> {
  const made: number[] = [];
  const scores: TokenScore[] = [];
  const random = seededRandom(ask.seed);
  const choose =
    ask.logprobs === undefined
      ? undefined
      : (chances: readonly Chance[]) =>
          draw(chances, { ...ask, temperature: ask.temperature ?? 1 }, random)[0];
  let text = "";
  let finish = "stop";
  let told = 0;
  for await (const { token, chances } of decoder.steps(question, ask, choose)) {
    context.signal?.throwIfAborted();
    made.push(token);
    if (chances) scores.push(scoreOf(decoder, token, chances, ask.logprobs ?? 0));
    text = decoder.text(made);
    if (!answerIn(text, ends).whole) break;
    told = tell(text, told, ends, context, ask.n ?? 1);
    if (made.length >= longest) {
      finish = "length";
      break;
    }
  }
  const cut = answerIn(text, ends);
  if ((ask.n ?? 1) === 1 && cut.text.length > told) context.onText?.(cut.text.slice(told), false);
  return {
    text: cut.text,
    finish,
    cost: 0,
    tokens: { prompt: 0, completion: made.length },
    ...(choose ? { logprobs: scoresWithin(scores, 0, cut.text.length) } : {}),
  };
}

/** Tells what can no longer change: half a character, or a text that may become an end, is held back. */
function tell(text: string, told: number, ends: readonly string[], context: AskContext, n: number): number {
  const held = Math.max(1, ...ends.map((end) => end.length));
  const sure = text.length - held;
  if (n !== 1 || !context.onText || sure <= told || text.endsWith("\ufffd")) return told;
  context.onText(text.slice(told, sure), false);
  return sure;
}

function scoreOf(decoder: Decoder, token: number, chances: readonly Chance[], top: number): TokenScore {
  const logprob = Math.log(chances.find(([each]) => each === token)?.[1] ?? 0);
  const score: TokenScore = { token: decoder.text([token]), logprob };
  if (top > 0)
    score.top = chances
      .slice(0, top)
      .map(([each, probability]) => ({ token: decoder.text([each]), logprob: Math.log(probability) }));
  return score;
}
