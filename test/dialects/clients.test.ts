import Anthropic from "@anthropic-ai/sdk";
import { GoogleGenAI } from "@google/genai";
import OpenAI from "openai";
import { afterEach, describe, expect, test } from "vitest";
import anthropic from "../../src/dialects/anthropic-messages.ts";
import type { Answer, WireRequest } from "../../src/dialects/dialect/dialect.ts";
import google from "../../src/dialects/google-generate-content.ts";
import chat from "../../src/dialects/openai-chat.ts";
import completions from "../../src/dialects/openai-completions.ts";
import responses from "../../src/dialects/openai-responses.ts";
import { startDialectServer } from "../servers/dialect-server.ts";

/**
 * The makers' own client libraries against a server that is nothing but our dialects: what they send we read, what
 * we write they accept, whole and streamed, and a call of a tool comes back with its result.
 */
const TEXT = "It is “21 °C” 🌤 in Paris.";
const usage = { prompt: 40, completion: 12, cached: 8 };

/** Calls the tool when there is no result yet, else says what it heard. */
function weather({ question }: WireRequest): Answer {
  const heard = question.messages?.findLast(({ role }) => role === "tool");
  if (question.tools && !heard) {
    const toolCalls = [{ id: "call_1", name: "weather", arguments: '{"city":"Paris"}' }];
    return { choices: [{ text: "", finish: "tools", toolCalls }], usage };
  }
  return {
    choices: [{ text: heard ? `${TEXT} (${heard.toolCallId}: ${heard.content})` : TEXT, finish: "stop" }],
    usage,
  };
}

type Server = Awaited<ReturnType<typeof startDialectServer>>;
let server: Server | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const parameters = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };
const asked = { role: "user", content: "weather in Paris?" } as const;

describe("openai", () => {
  const open = async (dialect: typeof chat) => {
    server = await startDialectServer(dialect, weather);
    return new OpenAI({ baseURL: `${server.origin}/v1`, apiKey: "k-1", maxRetries: 0 });
  };

  test("chat completions: whole, streamed, and a tool", async () => {
    const client = await open(chat);
    const whole = await client.chat.completions.create({ model: "m", messages: [asked], temperature: 0 });
    expect(whole.choices[0]?.message.content).toBe(TEXT);
    expect(whole.usage).toMatchObject({ prompt_tokens: 40, prompt_tokens_details: { cached_tokens: 8 } });

    const stream = client.chat.completions.stream({ model: "m", messages: [asked] });
    expect((await stream.finalMessage()).content).toBe(TEXT);

    const tools = [
      { type: "function" as const, function: { name: "weather", description: "d", parameters } },
    ];
    for (const streamed of [false, true]) {
      const body = { model: "m", messages: [asked], tools };
      const called = streamed
        ? await client.chat.completions.stream(body).finalChatCompletion()
        : await client.chat.completions.create(body);
      const message = called.choices[0]!.message;
      expect(called.choices[0]?.finish_reason).toBe("tool_calls");
      expect(message.tool_calls?.[0]).toMatchObject({
        function: { name: "weather", arguments: '{"city":"Paris"}' },
      });
      const result = { role: "tool" as const, tool_call_id: message.tool_calls![0]!.id, content: "21 °C" };
      const last = await client.chat.completions.create({ ...body, messages: [asked, message, result] });
      expect(last.choices[0]?.message.content).toBe(`${TEXT} (call_1: 21 °C)`);
    }
    expect(server?.received[0]?.headers.authorization).toBe("Bearer k-1");
    expect(server?.received.map(({ path }) => path)).toEqual(Array(6).fill("/v1/chat/completions"));
  });

  test("raw completions: whole and streamed", async () => {
    const client = await open(completions);
    const body = { model: "m", prompt: "def f(", max_tokens: 5 };
    expect((await client.completions.create(body)).choices[0]?.text).toBe(TEXT);
    let text = "";
    for await (const piece of await client.completions.create({ ...body, stream: true })) {
      text += piece.choices[0]?.text ?? "";
    }
    expect(text).toBe(TEXT);
    expect(server?.received[0]?.request.question).toEqual({ prompt: "def f(", maxTokens: 5 });
  });

  test("responses: whole, streamed, and a tool", async () => {
    const client = await open(responses);
    const whole = await client.responses.create({ model: "m", input: "hello", instructions: "be brief" });
    expect([whole.output_text, whole.status, whole.usage?.total_tokens]).toEqual([TEXT, "completed", 52]);
    const streamed = await client.responses.stream({ model: "m", input: [asked] }).finalResponse();
    expect(streamed.output_text).toBe(TEXT);

    const tools = [
      { type: "function" as const, name: "weather", description: "d", parameters, strict: false },
    ];
    for (const stream of [false, true]) {
      const body = { model: "m", input: [asked], tools };
      const { output }: OpenAI.Responses.Response = stream
        ? await client.responses.stream(body).finalResponse()
        : await client.responses.create(body);
      const call = output.find((item) => item.type === "function_call")!;
      expect(call).toMatchObject({ call_id: "call_1", name: "weather", arguments: '{"city":"Paris"}' });
      const result = { type: "function_call_output" as const, call_id: call.call_id, output: "21 °C" };
      const last = await client.responses.create({ ...body, input: [asked, call, result] });
      expect(last.output_text).toBe(`${TEXT} (call_1: 21 °C)`);
    }
    expect(server?.received[0]?.request.question.messages).toEqual([
      { role: "system", content: "be brief" },
      { role: "user", content: "hello" },
    ]);
  });

  test("token scores arrive", async () => {
    const logprobs = [{ token: "It", logprob: -0.25, top: [{ token: "It", logprob: -0.25 }] }];
    server = await startDialectServer(chat, () => ({ choices: [{ text: "It", finish: "stop", logprobs }] }));
    const client = new OpenAI({ baseURL: `${server.origin}/v1`, apiKey: "k" });
    const body = { model: "m", messages: [asked], logprobs: true, top_logprobs: 1 };
    const reply = await client.chat.completions.create(body);
    expect(reply.choices[0]?.logprobs?.content?.[0]).toMatchObject({ token: "It", logprob: -0.25 });
    expect(server.received[0]?.request.question.logprobs).toBe(1);
  });
});

test("anthropic messages: whole, streamed, and a tool", async () => {
  server = await startDialectServer(anthropic, weather);
  const client = new Anthropic({ baseURL: server.origin, apiKey: "k-1", maxRetries: 0 });
  const body = { model: "m", max_tokens: 100, messages: [asked], system: "be brief" };
  const whole = await client.messages.create(body);
  expect(whole.content).toEqual([{ type: "text", text: TEXT }]);
  expect(whole.usage).toMatchObject({ input_tokens: 32, cache_read_input_tokens: 8, output_tokens: 12 });
  expect(await client.messages.stream(body).finalText()).toBe(TEXT);

  const tools = [{ name: "weather", description: "d", input_schema: parameters as { type: "object" } }];
  for (const streamed of [false, true]) {
    const ask = { ...body, tools };
    const called = streamed
      ? await client.messages.stream(ask).finalMessage()
      : await client.messages.create(ask);
    expect(called.stop_reason).toBe("tool_use");
    const use = called.content.find((block) => block.type === "tool_use")!;
    expect(use).toMatchObject({ id: "call_1", name: "weather", input: { city: "Paris" } });
    const result = {
      type: "tool_result" as const,
      tool_use_id: use.id,
      content: [{ type: "text" as const, text: "21 °C" }],
    };
    const messages = [
      asked,
      { role: "assistant" as const, content: called.content },
      { role: "user" as const, content: [result] },
    ];
    const last = await client.messages.create({ ...ask, messages });
    expect(last.content).toEqual([{ type: "text", text: `${TEXT} (call_1: 21 °C)` }]);
  }
  expect(server.received[0]).toMatchObject({
    path: "/v1/messages",
    headers: { authorization: "Bearer k-1" },
  });
});

test("google generateContent: whole, streamed, and a function", async () => {
  server = await startDialectServer(google, weather);
  const client = new GoogleGenAI({
    apiKey: "k-1",
    httpOptions: { baseUrl: server.origin, apiVersion: "v1beta" },
  });
  const body = { model: "m", contents: "weather in Paris?" };
  const whole = await client.models.generateContent({
    ...body,
    config: { temperature: 0, systemInstruction: "brief" },
  });
  expect(whole.text).toBe(TEXT);
  expect(whole.usageMetadata).toMatchObject({ promptTokenCount: 40, cachedContentTokenCount: 8 });
  let text = "";
  for await (const piece of await client.models.generateContentStream(body)) text += piece.text ?? "";
  expect(text).toBe(TEXT);

  const tools = [
    { functionDeclarations: [{ name: "weather", description: "d", parametersJsonSchema: parameters }] },
  ];
  const user = { role: "user", parts: [{ text: "weather in Paris?" }] };
  const called = await client.models.generateContent({ model: "m", contents: [user], config: { tools } });
  const [call] = called.functionCalls ?? [];
  expect(call).toMatchObject({ id: "call_1", name: "weather", args: { city: "Paris" } });
  const result = { functionResponse: { id: call!.id!, name: "weather", response: { output: "21 °C" } } };
  const contents = [user, called.candidates![0]!.content!, { role: "user", parts: [result] }];
  const last = await client.models.generateContent({ model: "m", contents, config: { tools } });
  expect(last.text).toBe(`${TEXT} (call_1: 21 °C)`);
  expect(server.received[0]).toMatchObject({
    path: "/v1beta/models/m:generateContent",
    headers: { "x-goog-api-key": "k-1" },
    request: { question: { messages: [{ role: "system", content: "brief" }, asked] } },
  });
});
