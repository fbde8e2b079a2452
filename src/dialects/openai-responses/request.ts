import { z } from "zod";
import type { Message } from "../../core/model.ts";
import type { Quirks, WireRequest } from "../dialect/dialect.ts";
import { defined, maybe, object, readRequestAs } from "../dialect/read.ts";
import { addressOf, imageAt } from "../openai-chat/messages.ts";
import { effortOf, toolOf } from "../openai-chat/request.ts";

export function writeRequest(
  { model, question, stream }: WireRequest,
  quirks: Quirks,
): Record<string, unknown> {
  const { messages = [], tools, toolChoice, format, logprobs, reasoning } = question;
  const thinks = reasoning !== undefined && quirks.reasoning !== "never";
  const include = [
    ...(logprobs === undefined ? [] : ["message.output_text.logprobs"]),
    ...(thinks ? ["reasoning.encrypted_content"] : []),
  ];
  return defined({
    model,
    input: messages.flatMap(writeItems),
    temperature: question.temperature,
    top_p: question.topP,
    max_output_tokens: question.maxTokens,
    tools: tools?.map((tool) => ({ type: "function", ...tool, strict: false })),
    tool_choice: tools && typeof toolChoice === "object" ? { type: "function", ...toolChoice } : toolChoice,
    text: format && {
      format: format.schema
        ? { type: "json_schema", name: "answer", schema: format.schema }
        : { type: "json_object" },
    },
    reasoning: thinks ? { effort: reasoning, summary: "auto" } : undefined,
    top_logprobs: logprobs || undefined,
    include: include.length > 0 ? include : undefined,
    store: false,
    stream: stream || undefined,
    ...quirks.extra,
  });
}

function writeItems({ role, content, images = [], toolCalls = [], ...message }: Message): object[] {
  if (role === "tool")
    return [{ type: "function_call_output", call_id: message.toolCallId, output: content }];
  const kind = role === "assistant" ? "output_text" : "input_text";
  const parts = [
    ...(content === "" ? [] : [{ type: kind, text: content }]),
    ...images.map((image) => ({ type: "input_image", image_url: addressOf(image), detail: "auto" })),
  ];
  return [
    // A seal is the server's own item of reasoning, and goes back as it came.
    ...(message.seal === undefined ? [] : [JSON.parse(message.seal) as object]),
    ...(parts.length > 0 || toolCalls.length === 0 ? [{ type: "message", role, content: parts }] : []),
    ...toolCalls.map(({ id, name, arguments: text }) => ({
      type: "function_call",
      call_id: id,
      name,
      arguments: text,
    })),
  ];
}

const partSchema = z.object({
  type: z.string(),
  text: maybe(z.string()),
  image_url: maybe(z.string()),
});

const contentSchema = z.union([z.string(), z.array(partSchema)]);

const itemSchema = z.looseObject({
  type: maybe(z.string()),
  role: maybe(z.enum(["system", "developer", "user", "assistant"])),
  content: maybe(contentSchema),
  call_id: maybe(z.string()),
  name: maybe(z.string()),
  arguments: maybe(z.string()),
  output: maybe(contentSchema),
});

const formatSchema = z.object({ type: z.string(), schema: maybe(object) });

const schema = z.object({
  model: z.string(),
  input: z.union([z.string(), z.array(itemSchema)]),
  instructions: maybe(z.string()),
  temperature: maybe(z.number()),
  top_p: maybe(z.number()),
  max_output_tokens: maybe(z.number().int().positive()),
  tools: maybe(
    z.array(
      z.looseObject({
        type: z.string(),
        name: maybe(z.string()),
        description: maybe(z.string()),
        parameters: maybe(object),
      }),
    ),
  ),
  tool_choice: maybe(z.union([z.enum(["auto", "none", "required"]), z.object({ name: z.string() })])),
  text: maybe(z.object({ format: maybe(formatSchema) })),
  reasoning: maybe(z.object({ effort: maybe(z.string()) })),
  include: maybe(z.array(z.string())),
  top_logprobs: maybe(z.number().int().nonnegative()),
  stream: maybe(z.boolean()),
});

export function readRequest(body: unknown): WireRequest {
  const read = readRequestAs(schema, body);
  const format = read.text?.format;
  const scored = read.include?.includes("message.output_text.logprobs");
  const question = {
    messages: [
      ...(read.instructions === undefined ? [] : [{ role: "system" as const, content: read.instructions }]),
      ...readInput(read.input),
    ],
    ...defined({
      temperature: read.temperature,
      topP: read.top_p,
      maxTokens: read.max_output_tokens,
      tools: read.tools?.flatMap((tool) =>
        tool.type === "function" ? [toolOf({ ...tool, name: tool.name ?? "" })] : [],
      ),
      toolChoice: read.tool_choice,
      format: format && format.type !== "text" ? defined({ schema: format.schema }) : undefined,
      logprobs: scored ? (read.top_logprobs ?? 0) : undefined,
      reasoning: effortOf(read.reasoning?.effort),
    }),
  };
  return { model: read.model, question, stream: read.stream ?? false };
}

/** Items become messages; a reasoning item and calls join the assistant's message that they stand beside. */
function readInput(input: z.infer<typeof schema>["input"]): Message[] {
  if (typeof input === "string") return [{ role: "user", content: input }];
  const messages: Message[] = [];
  let seal: string | undefined;
  for (const item of input) {
    const last = messages.at(-1);
    if (item.type === "function_call_output") {
      messages.push({ role: "tool", content: textOf(item.output), toolCallId: item.call_id ?? "" });
    } else if (item.type === "function_call") {
      const call = { id: item.call_id ?? "", name: item.name ?? "", arguments: item.arguments ?? "" };
      if (last?.role === "assistant" && seal === undefined)
        last.toolCalls = [...(last.toolCalls ?? []), call];
      else messages.push({ role: "assistant", content: "", toolCalls: [call], ...defined({ seal }) });
      seal = undefined;
    } else if (item.type === "reasoning") {
      seal = JSON.stringify(defined(item));
    } else if (item.type === undefined || item.type === "message") {
      const role = item.role === "developer" ? "system" : (item.role ?? "user");
      const images =
        typeof item.content === "object"
          ? item.content.flatMap(({ image_url: url }) => (url === undefined ? [] : [imageAt(url)]))
          : [];
      messages.push({
        role,
        content: textOf(item.content),
        ...(images.length > 0 && { images }),
        ...(role === "assistant" && defined({ seal })),
      });
      seal = undefined;
    }
  }
  return messages;
}

function textOf(content: z.infer<typeof contentSchema> | undefined): string {
  if (typeof content === "string" || content === undefined) return content ?? "";
  return content.map(({ text }) => text ?? "").join("");
}
