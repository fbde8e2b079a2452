import { describe, expect, test } from "vitest";
import { assayOf, gateway, REQUEST, RIGHT } from "./served.ts";

const SCRIPT = { program: [RIGHT], "*": ["I am the plain model."] };
const messages = [{ role: "user" as const, content: REQUEST }];
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
