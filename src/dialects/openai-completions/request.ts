import { z } from "zod";
import type { Quirks, WireRequest } from "../dialect/dialect.ts";
import { defined, maybe, readRequestAs } from "../dialect/read.ts";
import { readSampling, samplingFields, samplingSchema } from "../openai-chat/request.ts";

/** What is between a prefix and a suffix is asked for with `suffix`, where the server knows that. */
export function writeRequest(request: WireRequest, quirks: Quirks): Record<string, unknown> {
  const { question, model } = request;
  return defined({
    model,
    prompt: question.infill?.prefix ?? question.prompt,
    suffix: question.infill?.suffix,
    ...samplingFields(request),
    max_tokens: question.maxTokens,
    logprobs: question.logprobs,
    ...quirks.extra,
  });
}

const schema = samplingSchema.extend({
  prompt: z.union([z.string(), z.tuple([z.string()]).transform(([text]) => text)]),
  suffix: maybe(z.string()),
  logprobs: maybe(z.number().int().nonnegative()),
});

export function readRequest(body: unknown): WireRequest {
  const { model, prompt, suffix, stream, logprobs, ...sampling } = readRequestAs(schema, body);
  const asked = suffix === undefined ? { prompt } : { infill: { prefix: prompt, suffix } };
  const question = { ...asked, ...readSampling({ model, stream, ...sampling }), ...defined({ logprobs }) };
  return { model, question, stream: stream ?? false };
}
