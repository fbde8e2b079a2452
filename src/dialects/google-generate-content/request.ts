import { z } from "zod";
import { AssayError } from "../../core/errors.ts";
import type { Ask } from "../../core/model.ts";
import type { Quirks, WireRequest } from "../dialect/dialect.ts";
import { defined, maybe, object, readRequestAs } from "../dialect/read.ts";
import { toolOf } from "../openai-chat/request.ts";
import { contentSchema, readContent, textOf, writeContents } from "./messages.ts";

/** Tokens for thinking, for models that are told so instead of a level. */
const BUDGETS = { none: 0, minimal: 512, low: 2048, medium: 8192, high: 24_576 };

export function writeRequest({ question }: WireRequest, quirks: Quirks): Record<string, unknown> {
  const { messages = [], tools, toolChoice, format, logprobs } = question;
  const system = messages.filter(({ role }) => role === "system").map(({ content }) => ({ text: content }));
  const generationConfig = defined({
    candidateCount: (question.n ?? 1) > 1 ? question.n : undefined,
    temperature: question.temperature,
    topP: question.topP,
    maxOutputTokens: question.maxTokens,
    stopSequences: question.stop?.length ? question.stop : undefined,
    seed: question.seed,
    responseMimeType: format && "application/json",
    responseJsonSchema: format?.schema,
    responseLogprobs: logprobs === undefined ? undefined : true,
    logprobs: logprobs || undefined,
    thinkingConfig: writeThinking(question.reasoning, quirks),
  });
  return defined({
    contents: writeContents(messages.filter(({ role }) => role !== "system")),
    systemInstruction: system.length > 0 ? { parts: system } : undefined,
    tools: tools && [
      {
        functionDeclarations: tools.map(({ name, description, parameters }) => ({
          name,
          description,
          parametersJsonSchema: parameters,
        })),
      },
    ],
    toolConfig:
      tools && toolChoice !== undefined ? { functionCallingConfig: writeMode(toolChoice) } : undefined,
    generationConfig: Object.keys(generationConfig).length > 0 ? generationConfig : undefined,
    ...quirks.extra,
  });
}

function writeThinking(reasoning: Ask["reasoning"], quirks: Quirks): object | undefined {
  if (reasoning === undefined || quirks.reasoning === "never") return undefined;
  const includeThoughts = reasoning !== "none";
  if (quirks.reasoning === "budget") return { thinkingBudget: BUDGETS[reasoning], includeThoughts };
  return { thinkingLevel: (reasoning === "none" ? "minimal" : reasoning).toUpperCase(), includeThoughts };
}

function writeMode(choice: NonNullable<Ask["toolChoice"]>): object {
  if (typeof choice === "object") return { mode: "ANY", allowedFunctionNames: [choice.name] };
  return { mode: choice === "required" ? "ANY" : choice.toUpperCase() };
}

const configSchema = z.object({
  candidateCount: maybe(z.number().int().positive()),
  temperature: maybe(z.number()),
  topP: maybe(z.number()),
  maxOutputTokens: maybe(z.number().int().positive()),
  stopSequences: maybe(z.array(z.string())),
  seed: maybe(z.number().int()),
  responseMimeType: maybe(z.string()),
  responseJsonSchema: maybe(object),
  responseLogprobs: maybe(z.boolean()),
  logprobs: maybe(z.number().int().nonnegative()),
  thinkingConfig: maybe(z.object({ thinkingBudget: maybe(z.number()), thinkingLevel: maybe(z.string()) })),
});

const declarationSchema = z.object({
  name: z.string(),
  description: maybe(z.string()),
  parameters: maybe(object),
  parametersJsonSchema: maybe(object),
});

const schema = z.object({
  contents: z.array(contentSchema).min(1),
  systemInstruction: maybe(contentSchema),
  tools: maybe(z.array(z.object({ functionDeclarations: maybe(z.array(declarationSchema)) }))),
  toolConfig: maybe(
    z.object({
      functionCallingConfig: maybe(
        z.object({ mode: maybe(z.string()), allowedFunctionNames: maybe(z.array(z.string())) }),
      ),
    }),
  ),
  generationConfig: maybe(configSchema),
});

export function readRequest(body: unknown, path: string): WireRequest {
  const [, model, method] = /\/models\/([^:?]+):(\w+)/.exec(path) ?? [];
  if (model === undefined) throw new AssayError("WIRE_REQUEST", "the request's address names no model");
  const read = readRequestAs(schema, body);
  const config = read.generationConfig;
  const system = textOf(read.systemInstruction?.parts ?? []);
  const declared = read.tools?.flatMap(({ functionDeclarations = [] }) => functionDeclarations);
  const question = {
    messages: [
      ...(system === "" ? [] : [{ role: "system" as const, content: system }]),
      ...read.contents.flatMap(readContent),
    ],
    ...defined({
      n: config?.candidateCount,
      temperature: config?.temperature,
      topP: config?.topP,
      maxTokens: config?.maxOutputTokens,
      stop: config?.stopSequences,
      seed: config?.seed,
      tools: declared?.map((tool) =>
        toolOf({ ...tool, parameters: tool.parametersJsonSchema ?? tool.parameters }),
      ),
      toolChoice: readMode(read.toolConfig?.functionCallingConfig),
      format:
        config?.responseMimeType === "application/json"
          ? defined({ schema: config.responseJsonSchema })
          : undefined,
      logprobs: config?.responseLogprobs ? (config.logprobs ?? 0) : undefined,
      reasoning: readThinking(config?.thinkingConfig),
    }),
  };
  return { model: decodeURIComponent(model), question, stream: method === "streamGenerateContent" };
}

function readMode(
  config: { mode?: string | undefined; allowedFunctionNames?: string[] | undefined } | undefined,
): Ask["toolChoice"] {
  const [name] = config?.allowedFunctionNames ?? [];
  if (config?.mode === "ANY") return name === undefined ? "required" : { name };
  return config?.mode === "NONE" ? "none" : config?.mode === "AUTO" ? "auto" : undefined;
}

function readThinking(config: z.infer<typeof configSchema>["thinkingConfig"]): Ask["reasoning"] {
  const names = Object.keys(BUDGETS) as (keyof typeof BUDGETS)[];
  const level = config?.thinkingLevel?.toLowerCase();
  if (level !== undefined) return names.find((name) => name === level) ?? "high";
  const budget = config?.thinkingBudget;
  if (budget === undefined || budget < 0) return undefined;
  return names.find((name) => budget <= BUDGETS[name]) ?? "high";
}
