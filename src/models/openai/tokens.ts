import type { Ask, Reply } from "../../core/model.ts";
import type { Price } from "../prices/openai.ts";
import type { Answer } from "./answer.ts";

/**
 * Replies from one request's answer, with tokens and cost that add up to the request's. Servers count the
 * completion tokens of all choices together: each reply gets its share by length of text. Where the server
 * counts nothing, a token is taken to be four bytes, so that a token budget still ends; the cost is then unknown.
 */
export function repliesOf(answer: Answer, ask: Ask, price: Price | undefined): Reply[] {
  const sizes = answer.choices.map(({ text }) => Buffer.byteLength(text));
  const size = sizes.reduce((sum, bytes) => sum + bytes, 0);
  const usage = answer.usage ?? { prompt: 0, completion: 0 };
  const known = usage.prompt > 0 && (usage.completion > 0 || size === 0);
  const prompt = usage.prompt || Math.ceil(promptBytes(ask) / 4);
  const completion = usage.completion || Math.ceil(size / 4);
  const shares = split(completion, size === 0 ? sizes.map(() => 1) : sizes);
  return answer.choices.map(({ text, finish }, index) => {
    const tokens = { prompt: index === 0 ? prompt : 0, completion: shares[index] ?? 0 };
    const cost =
      known && price ? (tokens.prompt * price.input + tokens.completion * price.output) / 1_000_000 : null;
    return { text, finish, cost, tokens: known ? tokens : { ...tokens, estimated: true } };
  });
}

/** Whole numbers that add up to `total`, in proportion to the weights. */
export function split(total: number, weights: number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  let weight = 0;
  let given = 0;
  return weights.map((own) => {
    weight += own;
    const share = Math.round((total * weight) / sum) - given;
    given += share;
    return share;
  });
}

function promptBytes(ask: Ask): number {
  const texts = ask.messages?.map(({ content }) => content) ?? [ask.prompt ?? ""];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}
