import { z } from "zod";
import type { Answer, Choice, Signature } from "../dialect/dialect.ts";
import { badReply, count, defined, maybe, readAnswerAs } from "../dialect/read.ts";
import { logprobsSchema, readLogprobs, writeLogprobs } from "../openai-chat/reply.ts";
import { REASONS, responseOf } from "./resource.ts";

const texts = maybe(z.array(z.object({ text: maybe(z.string()) })));

const contentSchema = z.object({
  type: z.string(),
  text: maybe(z.string()),
  refusal: maybe(z.string()),
  logprobs: logprobsSchema.shape.content,
});

const itemSchema = z.looseObject({
  type: z.string(),
  content: maybe(z.array(contentSchema)),
  summary: texts,
  call_id: maybe(z.string()),
  id: maybe(z.string()),
  name: maybe(z.string()),
  arguments: maybe(z.string()),
  encrypted_content: maybe(z.string()),
});

const usageSchema = z.object({
  input_tokens: count,
  output_tokens: count,
  input_tokens_details: maybe(z.object({ cached_tokens: maybe(count) })),
  output_tokens_details: maybe(z.object({ reasoning_tokens: maybe(count) })),
});

export const responseSchema = z.object({
  status: maybe(z.string()),
  output: z.array(itemSchema),
  incomplete_details: maybe(z.object({ reason: maybe(z.string()) })),
  error: maybe(z.object({ message: maybe(z.string()) })),
  usage: maybe(usageSchema),
});

export function readReply(body: unknown): Answer {
  const { status, output, usage, ...response } = readAnswerAs(responseSchema, body);
  if (status === "failed" || response.error) {
    throw badReply(`the server broke off: ${response.error?.message ?? "no reason given"}`);
  }
  const ofType = (type: string) => output.filter((item) => item.type === type);
  const spoken = ofType("message").flatMap(({ content = [] }) => content);
  const thoughts = ofType("reasoning").flatMap(({ summary = [], content = [] }) => [...summary, ...content]);
  const calls = ofType("function_call").map((item, at) => ({
    id: item.call_id ?? item.id ?? `call_${at}`,
    name: item.name ?? "",
    arguments: item.arguments ?? "",
  }));
  const sealed = ofType("reasoning").findLast((item) => item.encrypted_content !== undefined);
  const refused = spoken.some(({ refusal }) => refusal !== undefined);
  const reason = response.incomplete_details?.reason;
  const choice: Choice = {
    text: spoken.map(({ text, refusal }) => text ?? refusal ?? "").join(""),
    finish: reason
      ? (REASONS[reason] ?? reason)
      : calls.length > 0
        ? "tools"
        : refused
          ? "refused"
          : status === "completed" || status === undefined
            ? "stop"
            : status,
    ...defined({
      toolCalls: calls.length > 0 ? calls : undefined,
      reasoning: thoughts.map(({ text }) => text ?? "").join("\n") || undefined,
      seal: sealed && JSON.stringify(defined(sealed)),
      logprobs: readLogprobs({ content: spoken.flatMap(({ logprobs = [] }) => logprobs) }),
    }),
  };
  return { choices: [choice], ...(usage && { usage: readUsage(usage) }) };
}

function readUsage(usage: z.infer<typeof usageSchema>): NonNullable<Answer["usage"]> {
  const cached = usage.input_tokens_details?.cached_tokens || undefined;
  const reasoning = usage.output_tokens_details?.reasoning_tokens || undefined;
  return { prompt: usage.input_tokens, completion: usage.output_tokens, ...defined({ cached, reasoning }) };
}

/** One answer: the format has no place for more. */
export function writeReply({ choices, usage }: Answer, by: Signature): Record<string, unknown> {
  const [choice] = choices;
  if (!choice) throw new Error("an answer has at least one choice");
  return responseOf(by, "completed", writeOutput(choice, by), choice, usage);
}

export function writeOutput(choice: Choice, { id }: Signature): object[] {
  const { text, reasoning, seal, toolCalls = [], logprobs } = choice;
  const sealed = seal === undefined ? undefined : (JSON.parse(seal) as object);
  const thought = { id: `rs_${id}`, type: "reasoning", summary: [{ type: "summary_text", text: reasoning }] };
  return [
    ...(sealed ? [sealed] : reasoning ? [thought] : []),
    ...(text !== "" || toolCalls.length === 0
      ? [
          {
            id: `msg_${id}`,
            type: "message",
            role: "assistant",
            status: "completed",
            content: [
              {
                type: "output_text",
                text,
                annotations: [],
                logprobs: writeLogprobs(logprobs)?.content ?? [],
              },
            ],
          },
        ]
      : []),
    ...toolCalls.map((call, at) => ({
      id: `fc_${id}_${at}`,
      type: "function_call",
      status: "completed",
      call_id: call.id,
      name: call.name,
      arguments: call.arguments,
    })),
  ];
}
