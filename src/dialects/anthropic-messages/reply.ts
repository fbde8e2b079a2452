import { z } from "zod";
import type { Answer, Choice, Signature } from "../dialect/dialect.ts";
import { argumentsOf, count, defined, maybe, readAnswerAs } from "../dialect/read.ts";
import { blockSchema, callOf, textOf } from "./messages.ts";

/** The first of several words for one of ours is the one we write. */
const FINISH: [wire: string, ours: string][] = [
  ["end_turn", "stop"],
  ["stop_sequence", "stop"],
  ["max_tokens", "length"],
  ["model_context_window_exceeded", "length"],
  ["tool_use", "tools"],
  ["refusal", "refused"],
];

export function readFinish(word: string): string {
  return FINISH.find(([wire]) => wire === word)?.[1] ?? word;
}

export function writeFinish(finish: string): string {
  return FINISH.find(([, ours]) => ours === finish)?.[0] ?? "end_turn";
}

export const usageSchema = z.object({
  input_tokens: maybe(count),
  output_tokens: maybe(count),
  cache_read_input_tokens: maybe(count),
  cache_creation_input_tokens: maybe(count),
  output_tokens_details: maybe(z.object({ thinking_tokens: maybe(count) })),
});

/** The prompt is what was read anew, from the cache and into it: here it is one number with two parts named. */
export function readUsage(usage: z.infer<typeof usageSchema>): NonNullable<Answer["usage"]> {
  const cached = usage.cache_read_input_tokens ?? 0;
  const cacheWritten = usage.cache_creation_input_tokens ?? 0;
  return {
    prompt: (usage.input_tokens ?? 0) + cached + cacheWritten,
    completion: usage.output_tokens ?? 0,
    ...defined({
      cached: cached || undefined,
      cacheWritten: cacheWritten || undefined,
      reasoning: usage.output_tokens_details?.thinking_tokens || undefined,
    }),
  };
}

export function writeUsage(usage: Answer["usage"]): Record<string, unknown> {
  const { prompt = 0, completion = 0, cached = 0, cacheWritten = 0, reasoning } = usage ?? {};
  return defined({
    input_tokens: prompt - cached - cacheWritten,
    cache_read_input_tokens: cached,
    cache_creation_input_tokens: cacheWritten,
    output_tokens: completion,
    output_tokens_details: reasoning === undefined ? undefined : { thinking_tokens: reasoning },
  });
}

const schema = z.object({
  content: z.array(blockSchema),
  stop_reason: maybe(z.string()),
  usage: maybe(usageSchema),
});

export function readReply(body: unknown): Answer {
  const { content, stop_reason: finish, usage } = readAnswerAs(schema, body);
  const thoughts = content.filter(({ type }) => type === "thinking");
  const calls = content.filter(({ type }) => type === "tool_use");
  const choice: Choice = {
    text: textOf(content),
    finish: finish ? readFinish(finish) : "unknown",
    ...defined({
      toolCalls: calls.length > 0 ? calls.map(callOf) : undefined,
      reasoning: thoughts.map(({ thinking }) => thinking ?? "").join("\n") || undefined,
      seal: thoughts.findLast(({ signature }) => signature)?.signature,
    }),
  };
  return { choices: [choice], ...(usage && { usage: readUsage(usage) }) };
}

/** One answer: the format has no place for more. */
export function writeReply({ choices, usage }: Answer, { id, model }: Signature): Record<string, unknown> {
  const [choice] = choices;
  if (!choice) throw new Error("an answer has at least one choice");
  const { text, reasoning, seal, toolCalls = [] } = choice;
  const thinks = reasoning !== undefined || seal !== undefined;
  return {
    id: `msg_${id}`,
    type: "message",
    role: "assistant",
    model,
    content: [
      ...(thinks ? [{ type: "thinking", thinking: reasoning ?? "", signature: seal ?? "" }] : []),
      ...(text === "" && toolCalls.length > 0 ? [] : [{ type: "text", text }]),
      ...toolCalls.map((call) => ({
        type: "tool_use",
        id: call.id,
        name: call.name,
        input: argumentsOf(call.arguments),
      })),
    ],
    stop_reason: writeFinish(choice.finish),
    stop_sequence: null,
    usage: writeUsage(usage),
  };
}
