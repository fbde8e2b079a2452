import { z } from "zod";
import type { TokenScore } from "../../core/model.ts";
import { Assembly } from "../dialect/assembly.ts";
import type {
  Answer,
  Choice,
  Delta,
  ServerEvent,
  Signature,
  StreamReader,
  StreamWriter,
} from "../dialect/dialect.ts";
import { badReply, count, defined, jsonOf, maybe, readAnswerAs } from "../dialect/read.ts";
import { callOf, contentSchema, writeCall } from "./messages.ts";

const FINISH: [wire: string, ours: string][] = [
  ["STOP", "stop"],
  ["MAX_TOKENS", "length"],
  ["SAFETY", "refused"],
  ["RECITATION", "refused"],
  ["BLOCKLIST", "refused"],
  ["PROHIBITED_CONTENT", "refused"],
  ["SPII", "refused"],
];

const scoredSchema = z.object({ token: maybe(z.string()), logProbability: maybe(z.number()) });

const logprobsSchema = z.object({
  chosenCandidates: maybe(z.array(scoredSchema)),
  topCandidates: maybe(z.array(z.object({ candidates: maybe(z.array(scoredSchema)) }))),
});

const schema = z.object({
  candidates: maybe(
    z.array(
      z.object({
        index: maybe(z.number().int().nonnegative()),
        content: maybe(contentSchema),
        finishReason: maybe(z.string()),
        logprobsResult: maybe(logprobsSchema),
      }),
    ),
  ),
  promptFeedback: maybe(z.object({ blockReason: maybe(z.string()) })),
  usageMetadata: maybe(
    z.object({
      promptTokenCount: maybe(count),
      candidatesTokenCount: maybe(count),
      thoughtsTokenCount: maybe(count),
      cachedContentTokenCount: maybe(count),
    }),
  ),
  error: maybe(z.object({ message: maybe(z.string()) })),
});

type Body = z.infer<typeof schema>;

/** Thoughts are counted beside the answer here; for us they are part of the completion. */
function readUsage(usage: NonNullable<Body["usageMetadata"]>): NonNullable<Answer["usage"]> {
  const reasoning = usage.thoughtsTokenCount ?? 0;
  return {
    prompt: usage.promptTokenCount ?? 0,
    completion: (usage.candidatesTokenCount ?? 0) + reasoning,
    ...defined({ cached: usage.cachedContentTokenCount || undefined, reasoning: reasoning || undefined }),
  };
}

function writeUsage(usage: Answer["usage"]): Record<string, unknown> | undefined {
  if (!usage) return undefined;
  const { prompt, completion, cached, reasoning } = usage;
  return defined({
    promptTokenCount: prompt,
    candidatesTokenCount: completion - (reasoning ?? 0),
    thoughtsTokenCount: reasoning,
    cachedContentTokenCount: cached,
    totalTokenCount: prompt + completion,
  });
}

function readLogprobs(result: z.infer<typeof logprobsSchema> | undefined): TokenScore[] | undefined {
  const pair = ({ token, logProbability }: z.infer<typeof scoredSchema>) => ({
    token: token ?? "",
    logprob: logProbability ?? 0,
  });
  if (!result?.chosenCandidates?.length) return undefined;
  return result.chosenCandidates.map((chosen, at) => {
    const top = result.topCandidates?.[at]?.candidates?.map(pair) ?? [];
    return { ...pair(chosen), ...(top.length > 0 && { top }) };
  });
}

/** Both whole answers and pieces of one have this shape: a stream's answer is the sum of its pieces. */
function add(body: Body, assembly: Assembly, calls: Map<number, number>): Delta[] {
  if (body.error) throw badReply(`the server broke off: ${body.error.message ?? "no reason given"}`);
  if (body.usageMetadata) assembly.usage = readUsage(body.usageMetadata);
  const blocked = body.promptFeedback?.blockReason;
  const candidates = body.candidates ?? [];
  if (blocked && candidates.length === 0) candidates.push({ finishReason: "SAFETY" } as never);
  const deltas = candidates.flatMap(
    ({ index: choice = 0, content, finishReason, logprobsResult }): Delta[] => {
      const parts = content?.parts ?? [];
      const pieces = parts.flatMap((part): Delta[] => {
        const place = calls.get(choice) ?? 0;
        const [call] = callOf(part, place);
        if (call) calls.set(choice, place + 1);
        if (call) return [{ choice, toolCall: { place, ...call } }];
        const seal = part.thoughtSignature === undefined ? {} : { seal: part.thoughtSignature };
        if (part.thought) return [{ choice, reasoning: part.text ?? "", ...seal }];
        return part.text === undefined && part.thoughtSignature === undefined
          ? []
          : [{ choice, text: part.text ?? "", ...seal }];
      });
      const logprobs = readLogprobs(logprobsResult);
      const finish = finishReason && finishOf(finishReason, (calls.get(choice) ?? 0) > 0);
      return [
        ...pieces,
        ...(logprobs ? [{ choice, logprobs }] : []),
        ...(finish ? [{ choice, finish }] : []),
      ];
    },
  );
  return deltas.filter((delta) => assembly.add(delta));
}

function finishOf(reason: string, called: boolean): string {
  if (reason === "STOP" && called) return "tools";
  return FINISH.find(([wire]) => wire === reason)?.[1] ?? reason.toLowerCase();
}

export function readReply(body: unknown): Answer {
  const read = readAnswerAs(schema, body);
  if (!read.candidates?.length && !read.promptFeedback?.blockReason) throw badReply("it has no candidates");
  for (const candidate of read.candidates ?? []) candidate.finishReason ??= "unknown";
  const assembly = new Assembly();
  add(read, assembly, new Map());
  return assembly.answer();
}

export function readStream(): StreamReader {
  const assembly = new Assembly();
  const calls = new Map<number, number>();
  return {
    take: ({ data }) => (data === "[DONE]" ? [] : add(readAnswerAs(schema, jsonOf(data)), assembly, calls)),
    answer: () => assembly.answer(),
  };
}

function candidateOf(choice: Partial<Choice>, index: number): object {
  const { text, reasoning, seal, toolCalls = [], finish, logprobs } = choice;
  const parts = [
    ...(reasoning === undefined ? [] : [{ text: reasoning, thought: true }]),
    ...(text === undefined && seal === undefined
      ? []
      : [defined({ text: text ?? "", thoughtSignature: seal })]),
    ...toolCalls.map(writeCall),
  ];
  const pair = ({ token, logprob }: { token: string; logprob: number }) => ({
    token,
    logProbability: logprob,
  });
  return defined({
    index,
    content: { role: "model", parts },
    finishReason: finish && (FINISH.find(([, ours]) => ours === finish)?.[0] ?? "STOP"),
    logprobsResult: logprobs && {
      chosenCandidates: logprobs.map(pair),
      topCandidates: logprobs.map(({ top = [] }) => ({ candidates: top.map(pair) })),
    },
  });
}

export function writeReply({ choices, usage }: Answer, { id, model }: Signature): Record<string, unknown> {
  const candidates = choices.map((choice, index) =>
    candidateOf(
      choice.text === "" && choice.toolCalls ? { ...choice, text: undefined as never } : choice,
      index,
    ),
  );
  return defined({ candidates, usageMetadata: writeUsage(usage), modelVersion: model, responseId: id });
}

/** A call is one piece: its arguments are held back until the call is whole. */
export function writeStream({ id, model }: Signature): StreamWriter {
  const held = new Map<number, Assembly>();
  const event = (candidates: object[], usage?: Answer["usage"]): ServerEvent => ({
    data: JSON.stringify(
      defined({ candidates, usageMetadata: writeUsage(usage), modelVersion: model, responseId: id }),
    ),
  });
  return {
    start: () => [],
    write({ choice, toolCall, finish, ...said }) {
      if (toolCall) {
        const calls = held.get(choice) ?? new Assembly();
        held.set(choice, calls);
        calls.add({ choice: 0, toolCall });
        return [];
      }
      if (finish === undefined) return [event([candidateOf(said, choice)])];
      const calls = held.get(choice);
      calls?.add({ choice: 0, finish });
      const toolCalls = calls?.answer().choices[0]?.toolCalls;
      return [event([candidateOf({ ...said, finish, ...(toolCalls && { toolCalls }) }, choice)])];
    },
    end: (usage) => (usage ? [event([], usage)] : []),
  };
}
