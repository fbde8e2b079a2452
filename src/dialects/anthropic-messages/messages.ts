import { z } from "zod";
import type { Image, Message } from "../../core/model.ts";
import { argumentsOf, defined, maybe, object } from "../dialect/read.ts";

const sourceSchema = z.object({
  type: z.string(),
  media_type: maybe(z.string()),
  data: maybe(z.string()),
  url: maybe(z.string()),
});

const textBlock = z.looseObject({ type: z.string(), text: maybe(z.string()) });

export const blockSchema = z.looseObject({
  type: z.string(),
  text: maybe(z.string()),
  thinking: maybe(z.string()),
  signature: maybe(z.string()),
  id: maybe(z.string()),
  name: maybe(z.string()),
  input: maybe(object),
  tool_use_id: maybe(z.string()),
  content: maybe(z.union([z.string(), z.array(textBlock)])),
  source: maybe(sourceSchema),
});

export const blocksSchema = z.union([
  z.string().transform((text) => [{ type: "text", text } as z.infer<typeof blockSchema>]),
  z.array(blockSchema),
]);

type Block = z.infer<typeof blockSchema>;

export function textOf(blocks: readonly { type: string; text?: string | undefined }[]): string {
  return blocks.map(({ type, text }) => (type === "text" ? (text ?? "") : "")).join("");
}

/** Messages as turns of blocks. Results of tools are the user's, and those that follow each other one turn. */
export function writeTurns(messages: Message[]): { role: string; content: object[] }[] {
  const turns: { role: string; content: object[] }[] = [];
  let results = false;
  for (const message of messages) {
    const content = blocksOf(message);
    const isResult = message.role === "tool";
    if (isResult && results) turns.at(-1)?.content.push(...content);
    else turns.push({ role: message.role === "assistant" ? "assistant" : "user", content });
    results = isResult;
  }
  return turns;
}

function blocksOf({ role, content, ...message }: Message): object[] {
  if (role === "tool") return [{ type: "tool_result", tool_use_id: message.toolCallId, content }];
  const { seal, reasoning = "" } = message;
  return [
    ...(seal === undefined ? [] : [{ type: "thinking", thinking: reasoning, signature: seal }]),
    ...(message.images ?? []).map((image) => ({ type: "image", source: sourceOf(image) })),
    ...(content === "" && message.toolCalls?.length ? [] : [{ type: "text", text: content }]),
    ...(message.toolCalls ?? []).map(({ id, name, arguments: text }) => ({
      type: "tool_use",
      id,
      name,
      input: argumentsOf(text),
    })),
  ];
}

function sourceOf(image: Image): object {
  return "url" in image
    ? { type: "url", url: image.url }
    : { type: "base64", media_type: image.type, data: image.data };
}

/** One turn as messages: each result of a tool is one of its own. */
export function readTurn({ role, content }: { role: Message["role"]; content: Block[] }): Message[] {
  const results = content.filter(({ type }) => type === "tool_result");
  const rest = content.filter(({ type }) => type !== "tool_result");
  const messages = results.map(
    (block): Message => ({
      role: "tool",
      content: typeof block.content === "string" ? block.content : textOf(block.content ?? []),
      toolCallId: block.tool_use_id ?? "",
    }),
  );
  if (rest.length === 0) return messages;
  const images = rest.flatMap(({ source }): Image[] => (source === undefined ? [] : imageOf(source)));
  const calls = rest.filter(({ type }) => type === "tool_use");
  const thought = rest.find(({ type }) => type === "thinking");
  return [
    ...messages,
    {
      role,
      content: textOf(rest),
      ...defined({
        images: images.length > 0 ? images : undefined,
        toolCalls: calls.length > 0 ? calls.map(callOf) : undefined,
        reasoning: thought?.thinking || undefined,
        seal: thought?.signature,
      }),
    },
  ];
}

export function callOf({ id, name, input }: Block): { id: string; name: string; arguments: string } {
  return { id: id ?? "", name: name ?? "", arguments: JSON.stringify(input ?? {}) };
}

function imageOf({ media_type: type, data, url }: z.infer<typeof sourceSchema>): Image[] {
  if (url !== undefined) return [{ url }];
  return data === undefined ? [] : [{ data, type: type ?? "image/png" }];
}
