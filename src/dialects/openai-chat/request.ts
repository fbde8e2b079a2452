import { z } from "zod";
import type { Ask, ToolSpec } from "../../core/model.ts";
import type { Quirks, WireRequest } from "../dialect/dialect.ts";
import { defined, maybe, object, readRequestAs } from "../dialect/read.ts";
import { messageSchema, readMessage, writeMessage } from "./messages.ts";

/** What chat and raw completions have in common: fields of sampling, under their wire names. */
export function samplingFields({ question, stream }: WireRequest): Record<string, unknown> {
  return {
    n: (question.n ?? 1) > 1 ? question.n : undefined,
    temperature: question.temperature,
    top_p: question.topP,
    stop: question.stop?.length ? question.stop : undefined,
    seed: question.seed,
    ...(stream ? { stream: true, stream_options: { include_usage: true } } : {}),
  };
}

export const samplingSchema = z.object({
  model: z.string(),
  n: maybe(z.number().int().positive()),
  temperature: maybe(z.number()),
  top_p: maybe(z.number()),
  max_tokens: maybe(z.number().int().positive()),
  stop: maybe(z.union([z.string().transform((text) => [text]), z.array(z.string())])),
  seed: maybe(z.number().int()),
  stream: maybe(z.boolean()),
});

export function readSampling(body: z.infer<typeof samplingSchema>): Partial<Ask> {
  return defined({
    n: body.n,
    temperature: body.temperature,
    topP: body.top_p,
    maxTokens: body.max_tokens,
    stop: body.stop,
    seed: body.seed,
  });
}

export function writeRequest(request: WireRequest, quirks: Quirks): Record<string, unknown> {
  const { question, model } = request;
  const { tools, toolChoice, format, logprobs } = question;
  return defined({
    model,
    messages: question.messages?.map(writeMessage),
    ...samplingFields(request),
    [quirks.longest ?? "max_tokens"]: question.maxTokens,
    tools: tools?.map(({ name, description, parameters }) => ({
      type: "function",
      function: { name, description, parameters },
    })),
    tool_choice:
      tools && typeof toolChoice === "object" ? { type: "function", function: toolChoice } : toolChoice,
    response_format: format && writeFormat(format),
    logprobs: logprobs === undefined ? undefined : true,
    top_logprobs: logprobs || undefined,
    reasoning_effort: quirks.reasoning === "never" ? undefined : question.reasoning,
    ...quirks.extra,
  });
}

function writeFormat({ schema }: NonNullable<Ask["format"]>): Record<string, unknown> {
  return schema ? { type: "json_schema", json_schema: { name: "answer", schema } } : { type: "json_object" };
}

const toolSchema = z.object({
  function: z.object({ name: z.string(), description: maybe(z.string()), parameters: maybe(object) }),
});

/** `{ type: "function", function: { name } }`, or a word. */
const choiceSchema = z.union([
  z.enum(["auto", "none", "required"]),
  z.object({ function: z.object({ name: z.string() }) }).transform(({ function: { name } }) => ({ name })),
]);

const schema = samplingSchema.extend({
  messages: z.array(messageSchema).min(1),
  max_completion_tokens: maybe(z.number().int().positive()),
  tools: maybe(z.array(toolSchema)),
  tool_choice: maybe(choiceSchema),
  response_format: maybe(
    z.object({ type: z.string(), json_schema: maybe(z.object({ schema: maybe(object) })) }),
  ),
  logprobs: maybe(z.boolean()),
  top_logprobs: maybe(z.number().int().nonnegative()),
  reasoning_effort: maybe(z.string()),
});

export function readRequest(body: unknown): WireRequest {
  const read = readRequestAs(schema, body);
  const format = read.response_format;
  const question = {
    messages: read.messages.map(readMessage),
    ...readSampling({ ...read, max_tokens: read.max_completion_tokens ?? read.max_tokens }),
    ...defined({
      tools: read.tools?.map(({ function: tool }) => toolOf(tool)),
      toolChoice: read.tool_choice,
      format: format && format.type !== "text" ? defined({ schema: format.json_schema?.schema }) : undefined,
      logprobs: read.logprobs ? (read.top_logprobs ?? 0) : undefined,
      reasoning: effortOf(read.reasoning_effort),
    }),
  };
  return { model: read.model, question, stream: read.stream ?? false };
}

export function toolOf(tool: {
  name: string;
  description?: string | undefined;
  parameters?: Record<string, unknown> | undefined;
}): ToolSpec {
  return {
    name: tool.name,
    description: tool.description ?? "",
    parameters: tool.parameters ?? { type: "object", properties: {} },
  };
}

/** The nearest of our words; efforts beyond `high` are `high`. */
export function effortOf(effort: string | undefined): Ask["reasoning"] {
  if (effort === undefined) return undefined;
  const known = ["none", "minimal", "low", "medium", "high"] as const;
  return known.find((word) => word === effort) ?? "high";
}
