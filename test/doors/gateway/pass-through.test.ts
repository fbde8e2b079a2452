import type OpenAI from "openai";
import { afterEach, describe, expect, test } from "vitest";
import anthropicDialect from "../../../src/dialects/anthropic-messages.ts";
import type { Answer, Dialect, WireRequest } from "../../../src/dialects/dialect/dialect.ts";
import chatDialect from "../../../src/dialects/openai-chat.ts";
import { openModel } from "../../../src/models/open/open.ts";
import { type EveryFault, type FaultServer, startFaultServer } from "../../servers/fault-server.ts";
import { assayOf, gateway } from "./served.ts";

const hello = [{ role: "user" as const, content: "Hello!" }];

/** What a streamed answer says, piece by piece. */
async function told(openai: OpenAI): Promise<string[]> {
  const pieces: string[] = [];
  for await (const chunk of await openai.chat.completions.create({
    model: "up",
    messages: hello,
    stream: true,
  }))
    pieces.push(chunk.choices[0]?.delta.content ?? "");
  return pieces;
}

describe("what is no coding task passes through", () => {
  let server: FaultServer | undefined;
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  const seen: WireRequest[] = [];
  const weather = (request: WireRequest): Answer => {
    seen.push(request);
    const heard = request.question.messages?.findLast(({ role }) => role === "tool");
    const usage = { prompt: 40, completion: 12 };
    if (request.question.tools && !heard) {
      const toolCalls = [{ id: "call_1", name: "weather", arguments: '{"city":"Paris"}' }];
      return { choices: [{ text: "", finish: "tools", toolCalls }], usage };
    }
    return {
      choices: [{ text: heard ? `It is ${heard.content}.` : "Hello to you, “friend” 🌤.", finish: "stop" }],
      usage,
    };
  };

  /** A gateway in front of a real provider, in front of a server that misbehaves as told. */
  async function behind(dialect: Dialect, fault: (call: number) => EveryFault = () => "none") {
    seen.length = 0;
    server = await startFaultServer(dialect, { fault, answer: weather });
    const provider = dialect === anthropicDialect ? "anthropic" : "openai";
    const model = await openModel(`${provider}/up`, {
      baseUrl: `${server.origin}${provider === "openai" ? "/v1" : ""}`,
      retries: 2,
    });
    return gateway(model, { models: [`${provider}/up`] });
  }

  test("a question: whole and in pieces, through each client, over each provider", async () => {
    for (const dialect of [chatDialect, anthropicDialect]) {
      const { openai, anthropic } = await behind(dialect);
      const whole = await openai.chat.completions.create({
        model: "auto/up",
        messages: hello,
        temperature: 0.3,
      });
      expect(whole.choices[0]?.message.content).toBe("Hello to you, “friend” 🌤.");
      expect(assayOf(whole)).toMatchObject({ verified: false, reason: "not-a-coding-task", strategy: null });
      expect(seen.at(-1)?.question).toMatchObject({ messages: hello, temperature: 0.3 });
      const pieces = await told(openai);
      expect(pieces.join("")).toBe("Hello to you, “friend” 🌤.");
      expect(pieces.filter(Boolean).length).toBeGreaterThan(2);
      const message = await anthropic.messages
        .stream({ model: "auto/up", max_tokens: 50, messages: hello })
        .finalMessage();
      expect(message.content).toMatchObject([{ type: "text", text: "Hello to you, “friend” 🌤." }]);
      await server?.close();
    }
  });

  const parameters = {
    type: "object" as const,
    properties: { city: { type: "string" } },
    required: ["city"],
  };

  test("tools: asked, called and answered, whole and streamed", async () => {
    const { openai, anthropic } = await behind(chatDialect);
    const code = [{ role: "user" as const, content: "Write a function that tells the weather." }];
    const tools = [
      { type: "function" as const, function: { name: "weather", description: "d", parameters } },
    ];
    for (const streamed of [false, true]) {
      const body = { model: "auto/up", messages: code, tools };
      const called = streamed
        ? await openai.chat.completions.stream(body).finalChatCompletion()
        : await openai.chat.completions.create(body);
      const message = called.choices[0]!.message;
      expect(called.choices[0]?.finish_reason).toBe("tool_calls");
      const result = { role: "tool" as const, tool_call_id: message.tool_calls![0]!.id, content: "21 °C" };
      const last = await openai.chat.completions.create({ ...body, messages: [...code, message, result] });
      expect(last.choices[0]?.message.content).toBe("It is 21 °C.");
      expect(assayOf(last)).toMatchObject({ verified: false, reason: "tools" });
    }
    const message = await anthropic.messages.create({
      model: "auto/up",
      max_tokens: 50,
      messages: code,
      tools: [{ name: "weather", description: "d", input_schema: parameters }],
    });
    expect(message.content).toMatchObject([{ type: "tool_use", name: "weather", input: { city: "Paris" } }]);
    const asked = {
      model: "auto/up",
      input: "Write a function about the weather.",
      tools: [{ type: "function" as const, name: "weather", parameters, strict: false }],
    };
    expect((await openai.responses.create(asked)).output).toMatchObject([
      { type: "function_call", name: "weather" },
    ]);
    await expect(
      openai.responses.create({ model: "up", input: "news?", tools: [{ type: "web_search" }] }),
    ).rejects.toMatchObject({ status: 400 });
  });

  test.each(["busy", "failed", "cut", "truncated", "duplicate"] as const)(
    "a provider that is %s once is asked again, and nothing is told twice",
    async (fault) => {
      const { openai } = await behind(chatDialect, (call) => (call === 0 ? fault : "none"));
      const pieces = await told(openai);
      expect(pieces.join("")).toBe("Hello to you, “friend” 🌤.");
    },
  );

  test("progress that a client sends back is taken out, and what a server signed comes back as it was", async () => {
    const { openai, anthropic } = await behind(anthropicDialect);
    const thought = { type: "thinking" as const, thinking: "`double` in python", signature: "" };
    const signed = { type: "thinking" as const, thinking: "so", signature: "EqQB+sig" };
    const told = (block: typeof thought) => ({
      role: "assistant" as const,
      content: [block, { type: "text" as const, text: "It is so." }],
    });
    const body = { model: "up", max_tokens: 50 };
    await anthropic.messages.create({ ...body, messages: [...hello, told(thought), ...hello] });
    expect(seen.at(-1)?.question.messages?.[1]).toEqual({ role: "assistant", content: "It is so." });
    await anthropic.messages.create({ ...body, messages: [...hello, told(signed), ...hello] });
    expect(seen.at(-1)?.question.messages?.[1]).toMatchObject({ seal: "EqQB+sig", reasoning: "so" });
    const item = (more: object) =>
      ({ type: "reasoning", id: `rs_${"a".repeat(24)}`, summary: [], ...more }) as never;
    const said = {
      type: "message",
      role: "assistant",
      content: [{ type: "output_text", text: "It is so." }],
    } as never;
    for (const [more, seal] of [
      [{}, undefined],
      [{ encrypted_content: "EqQB+sig" }, "EqQB+sig"],
    ] as const) {
      await openai.responses.create({ model: "up", input: [...hello, item(more), said, ...hello] });
      expect(seen.at(-1)?.question.messages?.[1]?.seal).toBe(seal);
    }
  });

  test("a thought signed by another kind of server goes through /v1/responses and back", async () => {
    const { openai } = await gateway({
      id: "test/m",
      source: "scripted",
      reply: async () => [
        {
          text: "Hi.",
          reasoning: "so",
          seal: "EqQB+sig",
          finish: "stop",
          tokens: { prompt: 1, completion: 1 },
          cost: 0,
        },
      ],
    });
    const [thought] = (await openai.responses.create({ model: "m", input: "Hello!" })).output;
    expect(thought).toMatchObject({
      type: "reasoning",
      encrypted_content: "EqQB+sig",
      summary: [{ text: "so" }],
    });
    const streamed = await openai.responses.stream({ model: "m", input: "Hello!" }).finalResponse();
    expect(streamed.output[0]).toMatchObject({ type: "reasoning", encrypted_content: "EqQB+sig" });
  });

  test("a provider that stays broken is told with a status, or in the stream", async () => {
    const { openai } = await behind(chatDialect, () => "failed");
    await expect(openai.chat.completions.create({ model: "up", messages: hello })).rejects.toMatchObject({
      status: 502,
    });
    await expect(
      openai.chat.completions.create({ model: "up", messages: hello, stream: true }),
    ).rejects.toMatchObject({ status: 502 });
  });
});
