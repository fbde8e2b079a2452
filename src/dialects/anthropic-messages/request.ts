import { z } from "zod";
import type { Ask } from "../../core/model.ts";
import type { Quirks, WireRequest } from "../dialect/dialect.ts";
import { defined, maybe, object, readRequestAs } from "../dialect/read.ts";
import { effortOf, toolOf } from "../openai-chat/request.ts";
import { blocksSchema, readTurn, textOf, writeTurns } from "./messages.ts";

/** The format insists on a longest answer; this is what every model of the family can give. */
const LONGEST = 4096;

/** Tokens for thinking, for models that are told so instead of an effort. */
const BUDGETS = { minimal: 1024, low: 2048, medium: 8192, high: 24_576 };

export function writeRequest(
  { model, question, stream }: WireRequest,
  quirks: Quirks,
): Record<string, unknown> {
  const { messages = [], tools, toolChoice, format, cache } = question;
  const system = messages.filter(({ role }) => role === "system").map(({ content }) => content);
  const turns = writeTurns(messages.filter(({ role }) => role !== "system"));
  if (cache) markCached(turns);
  // The server refuses stop strings of white space; they are cut on our side.
  const stop = question.stop?.filter((text) => text.trim() !== "");
  const thinking = writeThinking(question, quirks);
  return defined({
    model,
    max_tokens: (question.maxTokens ?? LONGEST) + (thinking.room ?? 0),
    system: system.length > 0 ? system.join("\n\n") : undefined,
    messages: turns,
    temperature: thinking.thinking?.type === "enabled" ? undefined : question.temperature,
    top_p: question.topP,
    stop_sequences: stop?.length ? stop : undefined,
    tools: tools?.map(({ name, description, parameters }) => ({
      name,
      description,
      input_schema: parameters,
    })),
    tool_choice: tools && toolChoice !== undefined ? writeToolChoice(toolChoice) : undefined,
    thinking: thinking.thinking,
    output_config:
      thinking.effort || format?.schema
        ? defined({
            effort: thinking.effort,
            format: format?.schema && { type: "json_schema", schema: format.schema },
          })
        : undefined,
    stream: stream || undefined,
    ...quirks.extra,
  });
}

interface Thinking {
  thinking?: { type: string; budget_tokens?: number };
  effort?: string;
  /** Tokens of thought count against the longest answer, so it is moved by as many. */
  room?: number;
}

function writeThinking({ reasoning }: WireRequest["question"], quirks: Quirks): Thinking {
  if (reasoning === undefined || quirks.reasoning === "never") return {};
  if (reasoning === "none") return { thinking: { type: "disabled" } };
  const budget = BUDGETS[reasoning];
  if (quirks.reasoning === "budget")
    return { thinking: { type: "enabled", budget_tokens: budget }, room: budget };
  return {
    thinking: { type: "adaptive" },
    effort: reasoning === "minimal" ? "low" : reasoning,
    room: budget,
  };
}

function writeToolChoice(choice: NonNullable<Ask["toolChoice"]>): object {
  if (typeof choice === "object") return { type: "tool", name: choice.name };
  return { type: choice === "required" ? "any" : choice };
}

/** Everything up to the last message is to be kept by the server's cache. */
function markCached(turns: { content: object[] }[]): void {
  const last = turns.at(-1)?.content.at(-1);
  if (last) Object.assign(last, { cache_control: { type: "ephemeral" } });
}

const schema = z.object({
  model: z.string(),
  max_tokens: z.number().int().positive(),
  system: maybe(blocksSchema),
  messages: z
    .array(z.object({ role: z.enum(["user", "assistant", "system"]), content: blocksSchema }))
    .min(1),
  temperature: maybe(z.number()),
  top_p: maybe(z.number()),
  stop_sequences: maybe(z.array(z.string())),
  tools: maybe(
    z.array(z.looseObject({ name: z.string(), description: maybe(z.string()), input_schema: maybe(object) })),
  ),
  tool_choice: maybe(z.object({ type: z.enum(["auto", "any", "tool", "none"]), name: maybe(z.string()) })),
  thinking: maybe(z.object({ type: z.string(), budget_tokens: maybe(z.number()) })),
  output_config: maybe(
    z.object({ effort: maybe(z.string()), format: maybe(z.object({ schema: maybe(object) })) }),
  ),
  stream: maybe(z.boolean()),
});

export function readRequest(body: unknown): WireRequest {
  const read = readRequestAs(schema, body);
  const system = read.system === undefined ? [] : [{ role: "system" as const, content: textOf(read.system) }];
  const choice = read.tool_choice;
  const question = {
    messages: [...system, ...read.messages.flatMap(readTurn)],
    ...defined({
      maxTokens: read.max_tokens,
      temperature: read.temperature,
      topP: read.top_p,
      stop: read.stop_sequences,
      tools: read.tools?.map((tool) => toolOf({ ...tool, parameters: tool.input_schema })),
      toolChoice:
        choice?.type === "tool"
          ? { name: choice.name ?? "" }
          : choice?.type === "any"
            ? "required"
            : choice?.type,
      format: read.output_config?.format && defined({ schema: read.output_config.format.schema }),
      reasoning: readThinking(read),
      cache: JSON.stringify(read.messages).includes('"cache_control":{') || undefined,
    }),
  } as WireRequest["question"];
  return { model: read.model, question, stream: read.stream ?? false };
}

function readThinking({ thinking, output_config: output }: z.infer<typeof schema>): Ask["reasoning"] {
  if (thinking?.type === "disabled") return "none";
  if (output?.effort !== undefined) return effortOf(output.effort);
  const budget = thinking?.budget_tokens;
  if (budget === undefined) return undefined;
  const known = Object.entries(BUDGETS).find(([, tokens]) => budget <= tokens);
  return (known?.[0] ?? "high") as keyof typeof BUDGETS;
}
