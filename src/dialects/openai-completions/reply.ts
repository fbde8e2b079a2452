import { z } from "zod";
import type { TokenScore } from "../../core/model.ts";
import { Assembly } from "../dialect/assembly.ts";
import type {
  Answer,
  Choice,
  ServerEvent,
  Signature,
  StreamReader,
  StreamWriter,
} from "../dialect/dialect.ts";
import { badReply, defined, jsonOf, maybe, readAnswerAs } from "../dialect/read.ts";
import { readFinish, usageSchema, writeFinish, writeUsage } from "../openai-chat/reply.ts";
import { said } from "../openai-chat/stream.ts";

const logprobsSchema = z.object({
  tokens: z.array(z.string()),
  token_logprobs: z.array(z.number().nullable()),
  top_logprobs: maybe(z.array(z.record(z.string(), z.number()).nullable())),
});

const choiceSchema = z.object({
  index: maybe(z.number().int().nonnegative()),
  text: maybe(z.string()),
  // Mistral's infilling answers in the shape of chat.
  message: maybe(z.object({ content: z.string() })),
  delta: maybe(z.object({ content: maybe(z.string()) })),
  finish_reason: maybe(z.string()),
  // llama.cpp answers in the shape of chat; that is left out.
  logprobs: maybe(logprobsSchema).catch(undefined),
});

const schema = z.object({ choices: z.array(choiceSchema), usage: maybe(usageSchema) });

const pieceSchema = z.object({
  choices: maybe(z.array(choiceSchema)),
  usage: maybe(usageSchema),
  error: z.unknown().optional(),
});

function readLogprobs(logprobs: z.infer<typeof logprobsSchema> | undefined): TokenScore[] | undefined {
  if (!logprobs || logprobs.tokens.length === 0) return undefined;
  return logprobs.tokens.map((token, at) => {
    const top = Object.entries(logprobs.top_logprobs?.[at] ?? {}).map(([text, logprob]) => ({
      token: text,
      logprob,
    }));
    top.sort((a, b) => b.logprob - a.logprob);
    return { token, logprob: logprobs.token_logprobs[at] ?? 0, ...(top.length > 0 && { top }) };
  });
}

function writeLogprobs(scores: TokenScore[] | undefined): Record<string, unknown> | null {
  if (!scores) return null;
  let offset = 0;
  return {
    tokens: scores.map(({ token }) => token),
    token_logprobs: scores.map(({ logprob }) => logprob),
    top_logprobs: scores.map(({ top }) =>
      top ? Object.fromEntries(top.map(({ token, logprob }) => [token, logprob])) : null,
    ),
    text_offset: scores.map(({ token }) => (offset += token.length) - token.length),
  };
}

function missingText(): never {
  throw badReply("a choice has no text");
}

export function readReply(body: unknown): Answer {
  const { choices, usage } = readAnswerAs(schema, body);
  if (choices.length === 0) throw badReply("it has no choices");
  const ordered = choices.toSorted((a, b) => (a.index ?? 0) - (b.index ?? 0));
  return {
    choices: ordered.map(
      ({ text, message, finish_reason: finish, logprobs }): Choice => ({
        text: text ?? message?.content ?? missingText(),
        finish: finish ? readFinish(finish) : "unknown",
        ...defined({ logprobs: readLogprobs(logprobs) }),
      }),
    ),
    ...(usage && { usage }),
  };
}

export function writeReply(
  { choices, usage }: Answer,
  { id, model, created }: Signature,
): Record<string, unknown> {
  return defined({
    id: `cmpl-${id}`,
    object: "text_completion",
    created,
    model,
    choices: choices.map(({ text, finish, logprobs }, index) => ({
      index,
      text,
      logprobs: writeLogprobs(logprobs),
      finish_reason: writeFinish(finish),
    })),
    usage: writeUsage(usage),
  });
}

export function readStream(): StreamReader {
  const assembly = new Assembly();
  return {
    take({ data }) {
      if (data === "[DONE]") return [];
      const piece = readAnswerAs(pieceSchema, jsonOf(data));
      if (piece.error) throw badReply(`the server broke off: ${said(piece.error)}`);
      if (piece.usage) assembly.usage = piece.usage;
      const deltas = (piece.choices ?? []).map(({ index, text, delta, finish_reason: finish, logprobs }) => ({
        choice: index ?? 0,
        ...defined({
          text: text || delta?.content || undefined,
          logprobs: readLogprobs(logprobs),
          finish: finish ? readFinish(finish) : undefined,
        }),
      }));
      return deltas.filter((delta) => assembly.add(delta));
    },
    answer: () => assembly.answer(),
  };
}

export function writeStream({ id, model, created }: Signature): StreamWriter {
  const head = { id: `cmpl-${id}`, object: "text_completion", created, model };
  const event = (fields: object): ServerEvent => ({ data: JSON.stringify({ ...head, ...fields }) });
  return {
    start: () => [],
    write({ choice, text = "", logprobs, finish }) {
      const ended = finish === undefined ? null : writeFinish(finish);
      return [
        event({
          choices: [{ index: choice, text, logprobs: writeLogprobs(logprobs), finish_reason: ended }],
        }),
      ];
    },
    end: (usage) => [
      ...(usage ? [event({ choices: [], usage: writeUsage(usage) })] : []),
      { data: "[DONE]" },
    ],
  };
}
