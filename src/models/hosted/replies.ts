import type { Price, Reply, Tokens } from "../../core/model.ts";
import type { Answer, Choice, Question } from "../../dialects/dialect/dialect.ts";

/**
 * Replies from one request's answer, with tokens and cost that add up to the request's. Servers count the
 * completion tokens of all choices together: each reply gets its share by length of text. Where the server
 * counts nothing, a token is taken to be four bytes, so that a token budget still ends; the cost is then unknown.
 */
export function repliesOf(answer: Answer, question: Question, price: Price | undefined): Reply[] {
  const sizes = answer.choices.map(sizeOf);
  const size = sizes.reduce((sum, bytes) => sum + bytes, 0);
  const usage = answer.usage ?? { prompt: 0, completion: 0 };
  const known = usage.prompt > 0 && (usage.completion > 0 || size === 0);
  const weights = size === 0 ? sizes.map(() => 1) : sizes;
  const completions = split(usage.completion || Math.ceil(size / 4), weights);
  const thoughts = usage.reasoning === undefined ? undefined : split(usage.reasoning, weights);
  const costs = answer.usage?.cost;
  return answer.choices.map((choice, index) => {
    const tokens: Tokens = { prompt: 0, completion: completions[index] ?? 0 };
    if (index === 0) {
      tokens.prompt = usage.prompt || Math.ceil(promptBytes(question) / 4);
      if (usage.cached !== undefined) tokens.cached = usage.cached;
      if (usage.cacheWritten !== undefined) tokens.cacheWritten = usage.cacheWritten;
    }
    if (thoughts) tokens.reasoning = thoughts[index] ?? 0;
    if (!known) tokens.estimated = true;
    const listed = known && price ? costOf(tokens, price, usage.prompt) : null;
    // What the server itself took is one number for all: the first reply carries it.
    return { ...choice, tokens, cost: costs === undefined ? listed : index === 0 ? costs : 0 };
  });
}

/**
 * What tokens cost at a price, in US dollars; null where the price does not tell. `prompt` is the length that
 * decides the price, where it is not that of these tokens.
 */
export function costOf(tokens: Tokens, price: Price, prompt = tokens.prompt): number | null {
  if (price.longestPrompt !== undefined && prompt > price.longestPrompt) return null;
  const cached = tokens.cached ?? 0;
  const written = tokens.cacheWritten ?? 0;
  const dollars =
    (tokens.prompt - cached - written) * price.input +
    cached * (price.cached ?? price.input) +
    written * (price.cacheWritten ?? price.input) +
    tokens.completion * price.output;
  return dollars / 1_000_000;
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

function sizeOf({ text, reasoning = "", toolCalls = [] }: Choice): number {
  const calls = toolCalls.reduce(
    (sum, call) => sum + call.name.length + Buffer.byteLength(call.arguments),
    0,
  );
  return Buffer.byteLength(text) + Buffer.byteLength(reasoning) + calls;
}

/** Bytes of everything that is read before the first token of the answer. */
export function promptBytes({ messages, prompt, infill, tools }: Question): number {
  const texts = [
    ...(messages ?? []).flatMap(({ content, toolCalls = [] }) => [
      content,
      ...toolCalls.map((call) => call.arguments),
    ]),
    prompt ?? "",
    infill ? infill.prefix + infill.suffix : "",
    tools ? JSON.stringify(tools) : "",
  ];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}
