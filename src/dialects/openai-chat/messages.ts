import { z } from "zod";
import { AssayError } from "../../core/errors.ts";
import type { Image, Message, ToolCall } from "../../core/model.ts";
import { defined, maybe } from "../dialect/read.ts";

export const toolCallSchema = z.object({
  id: maybe(z.string()),
  function: z.object({ name: z.string(), arguments: maybe(z.string()) }),
});

const partSchema = z.object({
  type: z.string(),
  text: maybe(z.string()),
  refusal: maybe(z.string()),
  image_url: maybe(z.union([z.string(), z.object({ url: z.string() })])),
});

/** Text, or a list of parts of which those that are text or pictures are kept. */
export const contentSchema = maybe(z.union([z.string(), z.array(partSchema)]));

export const messageSchema = z.object({
  role: z.enum(["system", "developer", "user", "assistant", "tool", "function"]),
  content: contentSchema,
  tool_calls: maybe(z.array(toolCallSchema)),
  tool_call_id: maybe(z.string()),
});

export function textOf(content: z.infer<typeof contentSchema>): string {
  if (typeof content === "string" || content === undefined) return content ?? "";
  return content.map((part) => (part.type === "text" ? (part.text ?? "") : "")).join("");
}

export function readToolCalls(calls: z.infer<typeof toolCallSchema>[] | undefined): ToolCall[] | undefined {
  if (!calls || calls.length === 0) return undefined;
  return calls.map(({ id, function: called }, index) => ({
    id: id ?? `call_${index}`,
    name: called.name,
    arguments: called.arguments ?? "",
  }));
}

export function readMessage({ role, content, ...message }: z.infer<typeof messageSchema>): Message {
  const images = typeof content === "object" ? content.flatMap(imageOf) : [];
  const toolCalls = readToolCalls(message.tool_calls);
  return {
    role: role === "developer" ? "system" : role === "function" ? "tool" : role,
    content: textOf(content),
    ...(images.length > 0 && { images }),
    ...(toolCalls && { toolCalls }),
    ...(message.tool_call_id !== undefined && { toolCallId: message.tool_call_id }),
  };
}

export function writeMessage(message: Message): Record<string, unknown> {
  const { role, content, images, toolCalls, toolCallId } = message;
  return defined({
    role,
    content: images?.length
      ? [
          { type: "text", text: content },
          ...images.map((image) => ({ type: "image_url", image_url: { url: addressOf(image) } })),
        ]
      : toolCalls?.length && content === ""
        ? null
        : content,
    tool_calls: toolCalls?.length ? toolCalls.map(writeToolCall) : undefined,
    tool_call_id: toolCallId,
  });
}

export function writeToolCall({ id, name, arguments: text }: ToolCall): Record<string, unknown> {
  return { id, type: "function", function: { name, arguments: text } };
}

/** A picture as one address; data goes inside it (RFC 2397). */
export function addressOf(image: Image): string {
  return "url" in image ? image.url : `data:${image.type};base64,${image.data}`;
}

/** A picture from its address. @throws AssayError WIRE_REQUEST when it is data, but not in base64. */
export function imageAt(url: string): Image {
  if (!url.startsWith("data:")) return { url };
  const found = /^data:([^;,]+);base64,(.*)$/s.exec(url);
  if (!found) throw new AssayError("WIRE_REQUEST", "a picture's data is not in base64");
  return { type: found[1]!, data: found[2]! };
}

function imageOf({ type, image_url: image }: z.infer<typeof partSchema>): Image[] {
  if (type !== "image_url" || image === undefined) return [];
  return [imageAt(typeof image === "string" ? image : image.url)];
}
