import { z } from "zod";
import { Assembly } from "../dialect/assembly.ts";
import type { Delta, ServerEvent, Signature, StreamReader, StreamWriter } from "../dialect/dialect.ts";
import { badReply, defined, jsonOf, maybe, readAnswerAs } from "../dialect/read.ts";
import { textOf } from "./messages.ts";
import {
  logprobsSchema,
  readFinish,
  readLogprobs,
  spokenSchema,
  usageSchema,
  writeFinish,
  writeLogprobs,
  writeUsage,
} from "./reply.ts";

const callSchema = z.object({
  index: maybe(z.number().int().nonnegative()),
  id: maybe(z.string()),
  function: maybe(z.object({ name: maybe(z.string()), arguments: maybe(z.string()) })),
});

const schema = z.object({
  choices: maybe(
    z.array(
      z.object({
        index: maybe(z.number().int().nonnegative()),
        delta: maybe(spokenSchema.extend({ tool_calls: maybe(z.array(callSchema)) })),
        finish_reason: maybe(z.string()),
        logprobs: maybe(logprobsSchema),
      }),
    ),
  ),
  usage: maybe(usageSchema),
  error: z.unknown().optional(),
  obfuscation: maybe(z.string()),
});

/**
 * Pieces carry no number, so one that is sent twice cannot be told from a model that repeats itself, but for servers
 * that pad pieces with random text: then two equal ones are one. The usage of the last piece that has one counts, as
 * some servers repeat or accumulate it.
 */
export function readStream(): StreamReader {
  const assembly = new Assembly();
  let before = "";
  return {
    take({ data }) {
      if (data === "[DONE]") return [];
      const piece = readAnswerAs(schema, jsonOf(data));
      if (piece.error) throw badReply(`the server broke off: ${said(piece.error)}`);
      if (data === before && (piece.obfuscation?.length ?? 0) >= 4) return [];
      before = data;
      if (piece.usage) assembly.usage = piece.usage;
      const deltas = (piece.choices ?? []).flatMap(
        ({ index, delta, finish_reason: finish, logprobs }): Delta[] => {
          const choice = index ?? 0;
          const calls = (delta?.tool_calls ?? []).map((call, at) => ({
            choice,
            toolCall: {
              place: call.index ?? at,
              ...defined({ id: call.id, name: call.function?.name, arguments: call.function?.arguments }),
            },
          }));
          const spoken = defined({
            text: textOf(delta?.content) || delta?.refusal || undefined,
            reasoning: delta?.reasoning_content || delta?.reasoning || undefined,
            logprobs: readLogprobs(logprobs),
            finish: finish ? readFinish(finish) : undefined,
          });
          return [...calls, { choice, ...spoken }];
        },
      );
      return deltas.filter((delta) => assembly.add(delta));
    },
    answer: () => assembly.answer(),
  };
}

export function said(error: unknown): string {
  if (typeof error === "string") return error;
  const message = (error as { message?: unknown }).message;
  return typeof message === "string" ? message : "no reason given";
}

export function writeStream({ id, model, created }: Signature): StreamWriter {
  const head = { id: `chatcmpl-${id}`, object: "chat.completion.chunk", created, model };
  const event = (fields: object): ServerEvent => ({ data: JSON.stringify({ ...head, ...fields }) });
  const started = new Set<number>();
  return {
    start: () => [],
    write({ choice, text, reasoning, toolCall, logprobs, finish }) {
      const role = started.has(choice) ? undefined : "assistant";
      started.add(choice);
      const delta = defined({
        role,
        content: text,
        reasoning_content: reasoning,
        tool_calls: toolCall && [
          defined({
            index: toolCall.place,
            id: toolCall.id,
            type: toolCall.id === undefined ? undefined : "function",
            function: defined({ name: toolCall.name, arguments: toolCall.arguments }),
          }),
        ],
      });
      const scores = writeLogprobs(logprobs) ?? null;
      const ended = finish === undefined ? null : writeFinish(finish);
      return [event({ choices: [{ index: choice, delta, logprobs: scores, finish_reason: ended }] })];
    },
    end: (usage) => [
      ...(usage ? [event({ choices: [], usage: writeUsage(usage) })] : []),
      { data: "[DONE]" },
    ],
  };
}
