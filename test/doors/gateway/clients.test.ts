import { afterEach, describe, expect, test } from "vitest";
import anthropicDialect from "../../../src/dialects/anthropic-messages.ts";
import type { Answer, Dialect, WireRequest } from "../../../src/dialects/dialect/dialect.ts";
import chatDialect from "../../../src/dialects/openai-chat.ts";
import { openModel } from "../../../src/models/open/open.ts";
import { type EveryFault, type FaultServer, startFaultServer } from "../../servers/fault-server.ts";
import { assayOf, gateway, REQUEST, RIGHT } from "./served.ts";

const SCRIPT = { program: [RIGHT], "*": ["I am the plain model."] };
const messages = [{ role: "user" as const, content: REQUEST }];
const hello = [{ role: "user" as const, content: "Hello!" }];
const PROGRAM = "def double(n):\n    return 2 * n";

describe("OpenAI's client", () => {
  test("chat: whole and streamed, progress as reasoning, the extension at the end", async () => {
    const { openai } = await gateway(SCRIPT);
    const whole = await openai.chat.completions.create({ model: "direct/m", messages });
    expect(whole.choices[0]?.message.content).toContain(PROGRAM);
    expect(assayOf(whole).verified).toBe(true);
    expect(whole.usage?.total_tokens).toBeGreaterThan(0);

    const chunks = [];
    const stream = await openai.chat.completions.create({ model: "direct/m", messages, stream: true });
    for await (const chunk of stream) chunks.push(chunk);
    // A naive client reads the first choice of every chunk.
    expect(chunks.every(({ choices }) => choices.length === 1)).toBe(true);
    const text = chunks.map(({ choices }) => choices[0]?.delta.content ?? "").join("");
    expect(text).toBe(whole.choices[0]?.message.content);
    const reasoning = chunks
      .map(({ choices }) => (choices[0]!.delta as { reasoning_content?: string }).reasoning_content ?? "")
      .join("");
    expect(reasoning).toContain("`double` in python, 2 tests from the conversation; direct over test/m.");
    expect(reasoning).toContain("Asked the model (program): 1 answer");
    const last = chunks.at(-1)!;
    expect(last.choices[0]?.finish_reason).toBe("stop");
    expect(assayOf(last)).toMatchObject({ verified: true });

    const counted = openai.chat.completions.stream({
      model: "direct/m",
      messages,
      stream_options: { include_usage: true },
    });
    expect((await counted.finalChatCompletion()).usage?.total_tokens).toBe(whole.usage?.total_tokens);
  });

  test("responses: whole and streamed", async () => {
    const { openai } = await gateway(SCRIPT);
    const whole = await openai.responses.create({ model: "direct/m", input: REQUEST });
    expect(whole.output_text).toContain(PROGRAM);
    expect(assayOf(whole).verified).toBe(true);
    const stream = openai.responses.stream({ model: "direct/m", input: REQUEST });
    const done = await stream.finalResponse();
    expect(done.output_text).toBe(whole.output_text);
    expect(assayOf(done).verified).toBe(true);
    await expect(
      openai.responses.create({ model: "direct/m", input: "and now?", previous_response_id: "resp_1" }),
    ).rejects.toMatchObject({ status: 400 });
  });

  test("raw completions: whole and streamed", async () => {
    const { openai } = await gateway({ program: ["```python\n    return 2 * n\n```"] });
    const prompt = 'def double(n):\n    """\n    >>> double(2)\n    4\n    """\n';
    const whole = await openai.completions.create({ model: "direct/m", prompt });
    expect(whole.choices[0]?.text).toBe("    return 2 * n\n");
    const texts = [];
    for await (const chunk of await openai.completions.create({ model: "direct/m", prompt, stream: true }))
      texts.push(chunk.choices[0]!.text);
    expect(texts.join("")).toBe(whole.choices[0]?.text);
  });

  test("models: listed, found, and refused", async () => {
    const { openai } = await gateway(SCRIPT, { aliases: { fast: "test/m" } });
    const ids = [];
    for await (const { id } of await openai.models.list()) ids.push(id);
    expect(ids).toEqual(["test/m", "auto/test/m", "fast", "auto/fast"]);
    expect(await openai.models.retrieve("codet/test/m")).toMatchObject({
      id: "codet/test/m",
      object: "model",
    });
    await expect(openai.models.retrieve("openai/gpt-5")).rejects.toMatchObject({ status: 404 });
    const model = "codett/test/m";
    await expect(openai.chat.completions.create({ model, messages })).rejects.toMatchObject({
      status: 404,
      code: "MODEL_NOT_SERVED",
    });
    await expect(
      openai.chat.completions.create({ model: "human-dialogue/m", messages }),
    ).rejects.toMatchObject({ status: 400, code: "MODEL_LACKS" });
    for (const sneaky of [
      "scripted/../../etc/passwd",
      "auto/scripted//etc/passwd",
      "http://example.org#m",
      "../x",
      "*",
      "test/*",
      "",
    ])
      await expect(openai.chat.completions.create({ model: sneaky, messages })).rejects.toMatchObject({
        status: 404,
      });
  });

  test("errors have OpenAI's shape", async () => {
    const { openai } = await gateway(SCRIPT);
    await expect(openai.chat.completions.create({ model: "m", messages: [] })).rejects.toMatchObject({
      status: 400,
      type: "invalid_request_error",
    });
    await expect(openai.chat.completions.create({ model: "direct/m", messages, n: 2 })).rejects.toMatchObject(
      { status: 400, code: "WIRE_REQUEST" },
    );
    const body = { model: "m", messages, assay: { bugdet: {} } };
    await expect(openai.chat.completions.create(body)).rejects.toMatchObject({
      status: 400,
      code: "REQUEST_INVALID",
    });
  });
});

describe("Anthropic's client", () => {
  test("messages: whole and streamed", async () => {
    const { anthropic } = await gateway(SCRIPT);
    const whole = await anthropic.messages.create({ model: "direct/m", max_tokens: 500, messages });
    expect(whole.content).toMatchObject([{ type: "text", text: expect.stringContaining(PROGRAM) }]);
    expect(assayOf(whole).verified).toBe(true);
    const stream = anthropic.messages.stream({ model: "direct/m", max_tokens: 500, messages });
    const events: object[] = [];
    for await (const event of stream) events.push(event);
    const text = (await stream.finalMessage()).content.find(({ type }) => type === "text");
    expect(text).toEqual(whole.content[0]);
    expect(assayOf(events.find((event) => "assay" in event)!).verified).toBe(true);
  });

  test("models and errors have its shapes", async () => {
    const { anthropic } = await gateway(SCRIPT);
    const ids = [];
    for await (const { id } of await anthropic.models.list()) ids.push(id);
    expect(ids).toContain("auto/test/m");
    await expect(
      anthropic.messages.create({ model: "nothing", max_tokens: 5, messages }),
    ).rejects.toMatchObject({
      status: 404,
      error: { type: "error", error: { type: "not_found_error", code: "MODEL_NOT_SERVED" } },
    });
  });
});

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
      const pieces = [];
      for await (const chunk of await openai.chat.completions.create({
        model: "up",
        messages: hello,
        stream: true,
      }))
        pieces.push(chunk.choices[0]?.delta.content ?? "");
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
      const pieces = [];
      for await (const chunk of await openai.chat.completions.create({
        model: "up",
        messages: hello,
        stream: true,
      }))
        pieces.push(chunk.choices[0]?.delta.content ?? "");
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
