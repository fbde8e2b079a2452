import { z } from "zod";
import type { TokenScore } from "../../core/model.ts";
import type { Answer, Choice, Signature } from "../dialect/dialect.ts";
import { badReply, count, defined, maybe, readAnswerAs } from "../dialect/read.ts";
import { contentSchema, readToolCalls, textOf, toolCallSchema, writeToolCall } from "./messages.ts";

/** Why an answer ended, in the wire's words and ours. */
const FINISH = { stop: "stop", length: "length", tool_calls: "tools", content_filter: "refused" };

export function readFinish(word: string): string {
  if (word === "function_call" || word === "eos" || word === "stop_sequence")
    return word === "function_call" ? "tools" : "stop";
  return Object.entries(FINISH).find(([wire]) => wire === word)?.[1] ?? word;
}

export function writeFinish(finish: string): string {
  return Object.entries(FINISH).find(([, ours]) => ours === finish)?.[0] ?? "stop";
}

export const usageSchema = z
  .object({
    prompt_tokens: count,
    completion_tokens: count,
    prompt_tokens_details: maybe(z.object({ cached_tokens: maybe(count) })),
    completion_tokens_details: maybe(z.object({ reasoning_tokens: maybe(count) })),
    // DeepSeek's own name.
    prompt_cache_hit_tokens: maybe(count),
    // OpenRouter says what it took, in dollars.
    cost: maybe(z.number().nonnegative()).catch(undefined),
  })
  .transform((usage): NonNullable<Answer["usage"]> => {
    const cached = usage.prompt_tokens_details?.cached_tokens || usage.prompt_cache_hit_tokens || undefined;
    const reasoning = usage.completion_tokens_details?.reasoning_tokens || undefined;
    return {
      prompt: usage.prompt_tokens,
      completion: usage.completion_tokens,
      ...defined({ cached, reasoning, cost: usage.cost }),
    };
  });

export function writeUsage(usage: Answer["usage"]): Record<string, unknown> | undefined {
  if (!usage) return undefined;
  const { prompt, completion, cached, reasoning } = usage;
  return defined({
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    prompt_tokens_details: cached === undefined ? undefined : { cached_tokens: cached },
    completion_tokens_details: reasoning === undefined ? undefined : { reasoning_tokens: reasoning },
  });
}

const scored = z.object({ token: z.string(), logprob: z.number() });

export const logprobsSchema = z.object({
  content: maybe(z.array(scored.extend({ top_logprobs: maybe(z.array(scored)) }))),
});

export function readLogprobs(logprobs: z.infer<typeof logprobsSchema> | undefined): TokenScore[] | undefined {
  if (!logprobs?.content?.length) return undefined;
  return logprobs.content.map(({ token, logprob, top_logprobs: top }) => ({
    token,
    logprob,
    ...(top?.length && { top: top.map((each) => ({ token: each.token, logprob: each.logprob })) }),
  }));
}

export function writeLogprobs(scores: TokenScore[] | undefined): Record<string, unknown> | undefined {
  if (!scores) return undefined;
  const bytes = (token: string) => [...Buffer.from(token)];
  const content = scores.map(({ token, logprob, top = [] }) => ({
    token,
    logprob,
    bytes: bytes(token),
    top_logprobs: top.map((each) => ({ ...each, bytes: bytes(each.token) })),
  }));
  return { content, refusal: null };
}

/** Text and thoughts, as whole messages and pieces of one carry them alike. */
export const spokenSchema = z.object({
  content: contentSchema,
  refusal: maybe(z.string()),
  // DeepSeek, vLLM and SGLang use the first, OpenRouter and newer vLLM the second.
  reasoning_content: maybe(z.string()),
  reasoning: maybe(z.string()),
});

const choiceSchema = z.object({
  index: maybe(z.number().int().nonnegative()),
  message: spokenSchema.extend({ tool_calls: maybe(z.array(toolCallSchema)) }),
  finish_reason: maybe(z.string()),
  logprobs: maybe(logprobsSchema),
});

const schema = z.object({ choices: z.array(choiceSchema), usage: maybe(usageSchema) });

/** A refusal is an answer too, and its text the reason. */
export function readReply(body: unknown): Answer {
  const { choices, usage } = readAnswerAs(schema, body);
  if (choices.length === 0) throw badReply("it has no choices");
  const ordered = choices.toSorted((a, b) => (a.index ?? 0) - (b.index ?? 0));
  return {
    choices: ordered.map(({ message, finish_reason: finish, logprobs }): Choice => {
      const text = textOf(message.content);
      return {
        text: text || (message.refusal ?? ""),
        finish: text === "" && message.refusal ? "refused" : finish ? readFinish(finish) : "unknown",
        ...defined({
          toolCalls: readToolCalls(message.tool_calls),
          reasoning: message.reasoning_content || message.reasoning || undefined,
          logprobs: readLogprobs(logprobs),
        }),
      };
    }),
    ...(usage && { usage }),
  };
}

export function writeReply(
  { choices, usage }: Answer,
  { id, model, created }: Signature,
): Record<string, unknown> {
  return defined({
    id: `chatcmpl-${id}`,
    object: "chat.completion",
    created,
    model,
    choices: choices.map((choice, index) => ({
      index,
      message: defined({
        role: "assistant",
        content: choice.text === "" && choice.toolCalls ? null : choice.text,
        refusal: null,
        reasoning_content: choice.reasoning,
        tool_calls: choice.toolCalls?.map(writeToolCall),
      }),
      logprobs: writeLogprobs(choice.logprobs) ?? null,
      finish_reason: writeFinish(choice.finish),
    })),
    usage: writeUsage(usage),
  });
}
