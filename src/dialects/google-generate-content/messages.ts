import { z } from "zod";
import type { Image, Message, ToolCall } from "../../core/model.ts";
import { argumentsOf, defined, maybe, object } from "../dialect/read.ts";

export const partSchema = z.object({
  text: maybe(z.string()),
  thought: maybe(z.boolean()),
  thoughtSignature: maybe(z.string()),
  inlineData: maybe(z.object({ mimeType: maybe(z.string()), data: z.string() })),
  fileData: maybe(z.object({ fileUri: z.string() })),
  functionCall: maybe(z.object({ id: maybe(z.string()), name: z.string(), args: maybe(object) })),
  functionResponse: maybe(z.object({ id: maybe(z.string()), name: z.string(), response: maybe(object) })),
});

export const contentSchema = z.object({
  role: maybe(z.string()),
  parts: maybe(z.array(partSchema)),
});

type Part = z.infer<typeof partSchema>;

/** Messages as contents. A result names its function, which only the call knows. */
export function writeContents(messages: Message[]): { role: string; parts: object[] }[] {
  const names = new Map(
    messages.flatMap(({ toolCalls = [] }) => toolCalls.map(({ id, name }) => [id, name])),
  );
  const contents: { role: string; parts: object[] }[] = [];
  let results = false;
  for (const message of messages) {
    const parts = partsOf(message, names);
    const isResult = message.role === "tool";
    if (isResult && results) contents.at(-1)?.parts.push(...parts);
    else contents.push({ role: message.role === "assistant" ? "model" : "user", parts });
    results = isResult;
  }
  return contents;
}

function partsOf(message: Message, names: Map<string, string>): object[] {
  const { role, content, images = [], toolCalls = [], toolCallId: id = "", seal } = message;
  if (role === "tool") {
    return [{ functionResponse: { id, name: names.get(id) ?? id, response: responseOf(content) } }];
  }
  return [
    ...images.map((image) =>
      "url" in image
        ? { fileData: { fileUri: image.url } }
        : { inlineData: { mimeType: image.type, data: image.data } },
    ),
    ...(content === "" && toolCalls.length > 0 ? [] : [defined({ text: content, thoughtSignature: seal })]),
    ...toolCalls.map(writeCall),
  ];
}

/** A result is an object here; text that is none becomes one. */
function responseOf(content: string): Record<string, unknown> {
  const value = argumentsOf(content);
  return Object.keys(value).length > 0 ? value : { output: content };
}

export function writeCall(call: ToolCall): object {
  return defined({
    functionCall: { id: call.id, name: call.name, args: argumentsOf(call.arguments) },
    thoughtSignature: call.seal,
  });
}

export function callOf(part: Part, place: number): ToolCall[] {
  const call = part.functionCall;
  if (!call) return [];
  const id = call.id || `call_${place}`;
  return [
    {
      id,
      name: call.name,
      arguments: JSON.stringify(call.args ?? {}),
      ...defined({ seal: part.thoughtSignature }),
    },
  ];
}

export function textOf(parts: Part[]): string {
  return parts.map(({ text, thought }) => (thought ? "" : (text ?? ""))).join("");
}

/** One content as messages: each result of a function is one of its own. */
export function readContent({ role, parts = [] }: z.infer<typeof contentSchema>): Message[] {
  const results = parts.flatMap(({ functionResponse: result }): Message[] => {
    if (!result) return [];
    const { output, ...others } = result.response ?? {};
    const plain = typeof output === "string" && Object.keys(others).length === 0;
    const content = plain ? output : JSON.stringify(result.response ?? {});
    return [{ role: "tool", content, toolCallId: result.id ?? result.name }];
  });
  const rest = parts.filter((part) => !part.functionResponse);
  if (rest.length === 0) return results;
  const images = rest.flatMap(({ inlineData: inline, fileData: file }): Image[] =>
    inline
      ? [{ data: inline.data, type: inline.mimeType ?? "image/png" }]
      : file
        ? [{ url: file.fileUri }]
        : [],
  );
  const calls = rest.filter((part) => part.functionCall).flatMap(callOf);
  const seal = rest.find((part) => part.thoughtSignature && !part.functionCall)?.thoughtSignature;
  return [
    ...results,
    {
      role: role === "model" ? "assistant" : "user",
      content: textOf(rest),
      ...defined({
        images: images.length > 0 ? images : undefined,
        toolCalls: calls.length > 0 ? calls : undefined,
        seal,
      }),
    },
  ];
}
