import { z } from "zod";
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
import { badReply, jsonOf, maybe, readAnswerAs } from "../dialect/read.ts";
import { readReply, writeOutput } from "./reply.ts";
import { responseOf } from "./resource.ts";

const schema = z.object({
  type: z.string(),
  sequence_number: maybe(z.number().int()),
  delta: maybe(z.unknown()),
  response: maybe(z.unknown()),
  message: maybe(z.string()),
});

/**
 * Events are numbered: those that come twice are dropped, those that come too early wait for their turn. The last
 * event repeats the whole answer, and that is what counts.
 */
export function readStream(): StreamReader {
  const waiting = new Map<number, z.infer<typeof schema>>();
  let next = 0;
  let whole: Answer | undefined;
  const take = ({ type, delta, response, message }: z.infer<typeof schema>): Delta[] => {
    const text = typeof delta === "string" ? delta : "";
    if (type === "response.output_text.delta" || type === "response.refusal.delta")
      return [{ choice: 0, text }];
    if (type === "response.reasoning_summary_text.delta" || type === "response.reasoning_text.delta")
      return [{ choice: 0, reasoning: text }];
    if (type === "error") throw badReply(`the server broke off: ${message ?? "no reason given"}`);
    if (type === "response.completed" || type === "response.incomplete" || type === "response.failed") {
      whole ??= readReply(response);
      return [{ choice: 0, finish: whole.choices[0]?.finish ?? "unknown" }];
    }
    return [];
  };
  return {
    take({ data }) {
      if (data === "[DONE]") return [];
      const event = readAnswerAs(schema, jsonOf(data));
      const number = event.sequence_number;
      if (number === undefined) return take(event);
      if (number < next || waiting.has(number)) return [];
      waiting.set(number, event);
      const deltas: Delta[] = [];
      for (let ready = waiting.get(next); ready; ready = waiting.get(next)) {
        waiting.delete(next++);
        deltas.push(...take(ready));
      }
      return deltas;
    },
    answer() {
      // What waits for a number that never came may be the end itself.
      for (const number of [...waiting.keys()].sort((a, b) => a - b)) take(waiting.get(number)!);
      if (!whole) throw badReply("the stream was cut before its end");
      return whole;
    },
  };
}

/** The open item of the output: its events name it. */
interface Open {
  kind: "message" | "reasoning" | "function_call";
  index: number;
  place?: number;
}

export function writeStream(by: Signature): StreamWriter {
  const assembly = new Assembly();
  let sequence = 0;
  let items = 0;
  let open: Open | undefined;
  const event = (type: string, fields: object): ServerEvent => ({
    event: type,
    data: JSON.stringify({ type, sequence_number: sequence++, ...fields }),
  });
  const idOf = ({ kind, place }: Open) =>
    kind === "message" ? `msg_${by.id}` : kind === "reasoning" ? `rs_${by.id}` : `fc_${by.id}_${place}`;

  function begin(kind: Open["kind"], place?: number, call?: { id?: string; name?: string }): ServerEvent[] {
    if (open?.kind === kind && open.place === place) return [];
    open = { kind, index: items++, ...(place !== undefined && { place }) };
    const id = idOf(open);
    const at = { item_id: id, output_index: open.index };
    if (kind === "function_call") {
      const item = {
        id,
        type: kind,
        status: "in_progress",
        call_id: call?.id ?? "",
        name: call?.name ?? "",
        arguments: "",
      };
      return [event("response.output_item.added", { output_index: open.index, item })];
    }
    if (kind === "reasoning") {
      const item = { id, type: kind, summary: [] };
      return [
        event("response.output_item.added", { output_index: open.index, item }),
        event("response.reasoning_summary_part.added", {
          ...at,
          summary_index: 0,
          part: { type: "summary_text", text: "" },
        }),
      ];
    }
    const item = { id, type: kind, status: "in_progress", role: "assistant", content: [] };
    const part = { type: "output_text", text: "", annotations: [], logprobs: [] };
    return [
      event("response.output_item.added", { output_index: open.index, item }),
      event("response.content_part.added", { ...at, content_index: 0, part }),
    ];
  }

  return {
    start: () => [
      event("response.created", { response: responseOf(by, "in_progress", []) }),
      event("response.in_progress", { response: responseOf(by, "in_progress", []) }),
    ],
    write(delta) {
      assembly.add(delta);
      const events: ServerEvent[] = [];
      const at = () => ({ item_id: idOf(open!), output_index: open!.index });
      if (delta.reasoning !== undefined) {
        events.push(...begin("reasoning"));
        const fields = { ...at(), summary_index: 0, delta: delta.reasoning };
        events.push(event("response.reasoning_summary_text.delta", fields));
      }
      if (delta.text !== undefined) {
        events.push(...begin("message"));
        const fields = { ...at(), content_index: 0, delta: delta.text, logprobs: [] };
        events.push(event("response.output_text.delta", fields));
      }
      if (delta.toolCall) {
        events.push(...begin("function_call", delta.toolCall.place, delta.toolCall));
        const fields = { ...at(), delta: delta.toolCall.arguments ?? "" };
        events.push(event("response.function_call_arguments.delta", fields));
      }
      return events;
    },
    end(usage) {
      const choice = assembly.answer().choices[0] as Choice;
      const output = writeOutput(choice, by);
      const done = output.flatMap((item, index) => closing(item as Item, index, event));
      const response = responseOf(by, "completed", output, choice, usage);
      const type = response.status === "incomplete" ? "response.incomplete" : "response.completed";
      return [...done, event(type, { response })];
    },
  };
}

interface Item {
  id: string;
  type: string;
  name?: string;
  arguments?: string;
  content?: { text: string }[];
}

/** The events that end one item of the output. */
function closing(
  item: Item,
  index: number,
  event: (type: string, fields: object) => ServerEvent,
): ServerEvent[] {
  const at = { item_id: item.id, output_index: index };
  const ended = event.bind(null, "response.output_item.done");
  if (item.type === "function_call") {
    const { name, arguments: text } = item;
    return [
      event("response.function_call_arguments.done", { ...at, name, arguments: text }),
      ended({ output_index: index, item }),
    ];
  }
  if (item.type !== "message") return [ended({ output_index: index, item })];
  const [part] = item.content ?? [];
  return [
    event("response.output_text.done", { ...at, content_index: 0, text: part?.text ?? "", logprobs: [] }),
    event("response.content_part.done", { ...at, content_index: 0, part }),
    ended({ output_index: index, item }),
  ];
}
