import { z } from "zod";
import { Assembly } from "../dialect/assembly.ts";
import type { Delta, ServerEvent, Signature, StreamReader, StreamWriter } from "../dialect/dialect.ts";
import { badReply, defined, jsonOf, maybe, readAnswerAs } from "../dialect/read.ts";
import { blockSchema } from "./messages.ts";
import { readFinish, readUsage, usageSchema, writeFinish, writeUsage } from "./reply.ts";

const schema = z.object({
  type: z.string(),
  index: maybe(z.number().int().nonnegative()),
  message: maybe(z.object({ usage: maybe(usageSchema) })),
  content_block: maybe(blockSchema),
  delta: maybe(
    z.object({
      type: maybe(z.string()),
      text: maybe(z.string()),
      partial_json: maybe(z.string()),
      thinking: maybe(z.string()),
      signature: maybe(z.string()),
      stop_reason: maybe(z.string()),
    }),
  ),
  usage: maybe(usageSchema),
  error: maybe(z.object({ message: maybe(z.string()) })),
});

/**
 * Blocks open, grow and close under their index. What grows a block that is not open has lost its place: the stream is
 * refused, and asked for again.
 */
export function readStream(): StreamReader {
  const assembly = new Assembly();
  const blocks = new Map<
    number,
    { kind: string; place: number; open: boolean; begun: string; grown: boolean }
  >();
  let counted: z.infer<typeof usageSchema> = {} as z.infer<typeof usageSchema>;
  let calls = 0;
  let ended = false;

  function count(usage: z.infer<typeof usageSchema> | undefined): void {
    if (!usage) return;
    counted = { ...counted, ...defined(usage) };
    assembly.usage = readUsage(counted);
  }

  function begin(index: number, block: z.infer<typeof blockSchema>): Delta[] {
    if (blocks.has(index)) return [];
    const place = block.type === "tool_use" ? calls++ : 0;
    const begun = Object.keys(block.input ?? {}).length > 0 ? JSON.stringify(block.input) : "";
    blocks.set(index, { kind: block.type, place, open: true, begun, grown: false });
    if (block.type === "tool_use")
      return [{ choice: 0, toolCall: { place, id: block.id ?? "", name: block.name ?? "" } }];
    if (block.type === "text" && block.text) return [{ choice: 0, text: block.text }];
    return block.type === "thinking" && block.thinking ? [{ choice: 0, reasoning: block.thinking }] : [];
  }

  function grow(index: number, delta: NonNullable<z.infer<typeof schema>["delta"]>): Delta[] {
    const block = blocks.get(index);
    if (!block?.open) throw badReply("the stream's pieces came out of order");
    block.grown = true;
    if (delta.text !== undefined) return [{ choice: 0, text: delta.text }];
    if (delta.thinking !== undefined) return [{ choice: 0, reasoning: delta.thinking }];
    if (delta.signature !== undefined) return [{ choice: 0, seal: delta.signature }];
    return [{ choice: 0, toolCall: { place: block.place, arguments: delta.partial_json ?? "" } }];
  }

  function close(index: number): Delta[] {
    const block = blocks.get(index);
    if (!block?.open) return [];
    block.open = false;
    // A call without arguments may come without a piece.
    const text = block.begun || "{}";
    return block.kind === "tool_use" && !block.grown
      ? [{ choice: 0, toolCall: { place: block.place, arguments: text } }]
      : [];
  }

  function take({ type, index = 0, ...event }: z.infer<typeof schema>): Delta[] {
    if (type === "error")
      throw badReply(`the server broke off: ${event.error?.message ?? "no reason given"}`);
    if (ended) return [];
    if (type === "message_start") count(event.message?.usage);
    if (type === "content_block_start" && event.content_block) return begin(index, event.content_block);
    if (type === "content_block_delta" && event.delta) return grow(index, event.delta);
    if (type === "content_block_stop") return close(index);
    if (type === "message_stop") ended = true;
    if (type !== "message_delta") return [];
    count(event.usage);
    const finish = event.delta?.stop_reason;
    return finish ? [{ choice: 0, finish: readFinish(finish) }] : [];
  }

  return {
    take: ({ data }) => take(readAnswerAs(schema, jsonOf(data))).filter((delta) => assembly.add(delta)),
    answer() {
      if (!ended) throw badReply("the stream was cut before its end");
      return assembly.answer();
    },
  };
}

export function writeStream({ id, model }: Signature): StreamWriter {
  let index = -1;
  let open = "";
  let finish = "stop";
  const event = (type: string, fields: object = {}): ServerEvent => ({
    event: type,
    data: JSON.stringify({ type, ...fields }),
  });
  const close = (): ServerEvent[] => (open === "" ? [] : [event("content_block_stop", { index })]);

  /** Opens a block of this name, closing the one before, unless it is open. */
  function begin(name: string, block: object): ServerEvent[] {
    if (open === name) return [];
    const closing = close();
    open = name;
    index++;
    return [...closing, event("content_block_start", { index, content_block: block })];
  }
  const grow = (delta: object): ServerEvent => event("content_block_delta", { index, delta });

  return {
    start: () => [
      event("message_start", {
        message: {
          id: `msg_${id}`,
          type: "message",
          role: "assistant",
          model,
          content: [],
          stop_reason: null,
          stop_sequence: null,
          usage: writeUsage(undefined),
        },
      }),
    ],
    write({ text, reasoning, seal, toolCall, finish: word }) {
      const events: ServerEvent[] = [];
      const thinking = () => begin("thinking", { type: "thinking", thinking: "", signature: "" });
      if (reasoning !== undefined)
        events.push(...thinking(), grow({ type: "thinking_delta", thinking: reasoning }));
      if (seal !== undefined) events.push(...thinking(), grow({ type: "signature_delta", signature: seal }));
      if (text !== undefined)
        events.push(...begin("text", { type: "text", text: "" }), grow({ type: "text_delta", text }));
      if (toolCall) {
        const block = { type: "tool_use", id: toolCall.id ?? "", name: toolCall.name ?? "", input: {} };
        events.push(...begin(`call ${toolCall.place}`, block));
        events.push(grow({ type: "input_json_delta", partial_json: toolCall.arguments ?? "" }));
      }
      finish = word ?? finish;
      return events;
    },
    end(usage) {
      const delta = { stop_reason: writeFinish(finish), stop_sequence: null };
      return [...close(), event("message_delta", { delta, usage: writeUsage(usage) }), event("message_stop")];
    },
  };
}
