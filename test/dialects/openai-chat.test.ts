import { describe, expect, test } from "vitest";
import dialect from "../../src/dialects/openai-chat.ts";

const { readReply, writeRequest } = dialect;
const messages = [{ role: "user" as const, content: "q" }];

function stream(...values: unknown[]) {
  const reader = dialect.readStream();
  for (const value of values) reader.take({ data: JSON.stringify(value) });
  return reader.answer();
}

describe("reading an answer", () => {
  test("choices are put in order; refusals and lists of parts are text", () => {
    const parts = [
      { type: "thinking", thinking: "x" },
      { type: "text", text: "a" },
    ];
    const body = {
      choices: [
        { index: 2, message: { content: null, refusal: "no" }, finish_reason: "stop" },
        { index: 0, message: { content: parts }, finish_reason: "stop" },
        { index: 1, message: { content: null, tool_calls: [] }, finish_reason: null },
      ],
    };
    expect(readReply(body)).toEqual({
      choices: [
        { text: "a", finish: "stop" },
        { text: "", finish: "unknown" },
        { text: "no", finish: "refused" },
      ],
    });
  });

  test("thoughts and counts under the names of several servers", () => {
    const usage = { prompt_tokens: 10, completion_tokens: 5, prompt_cache_hit_tokens: 8, cost: 0.25 };
    const choice = { message: { content: "a", reasoning_content: "hm" }, finish_reason: "content_filter" };
    expect(readReply({ choices: [choice], usage })).toEqual({
      choices: [{ text: "a", finish: "refused", reasoning: "hm" }],
      usage: { prompt: 10, completion: 5, cached: 8, cost: 0.25 },
    });
    expect(
      readReply({ choices: [{ message: { content: "a", reasoning: "hm" } }] }).choices[0]?.reasoning,
    ).toBe("hm");
  });

  test.each([
    [null, "expected object"],
    [{}, "choices: "],
    [{ choices: [1] }, "choices[0]: "],
    [{ choices: [] }, "no choices"],
    [{ choices: [{ index: 0 }] }, "choices[0].message: "],
    [{ choices: [{ message: { content: 5 } }] }, "choices[0].message.content: "],
    ["<html>", "not sent as JSON"],
  ])("%j is no answer", (body, why) => {
    expect(() => readReply(body)).toThrow(why);
  });
});

describe("reading a stream", () => {
  const piece = (index: number, content: string, finish?: string) => ({
    choices: [{ index, delta: { content }, ...(finish && { finish_reason: finish }) }],
  });

  test("the last usage counts, and repeats after the end do not", () => {
    const usage = (completion_tokens: number) => ({ prompt_tokens: 3, completion_tokens });
    const answer = stream(
      { choices: [{ index: 0, delta: { role: "assistant" } }], usage: usage(1) },
      { ...piece(0, "a"), usage: usage(2) },
      { ...piece(0, "b", "length"), usage: null },
      piece(0, "ab", "stop"),
      { choices: [], usage: usage(4) },
    );
    expect(answer).toEqual({
      choices: [{ text: "ab", finish: "length" }],
      usage: { prompt: 3, completion: 4 },
    });
  });

  test("answers that come interleaved, the later one first, are told apart", () => {
    const answer = stream(piece(1, "x"), piece(0, "a"), piece(1, "y", "stop"), piece(0, "b", "stop"));
    expect(answer.choices.map(({ text }) => text)).toEqual(["ab", "xy"]);
  });

  test("a padded piece that comes twice counts once; without padding nobody can tell", () => {
    const padded = { ...piece(0, "a"), obfuscation: "k3Jd9" };
    expect(stream(padded, padded, piece(0, "", "stop")).choices[0]?.text).toBe("a");
    expect(stream(piece(0, "a"), piece(0, "a"), piece(0, "", "stop")).choices[0]?.text).toBe("aa");
  });

  test("calls that grow piece by piece, one of them with its name repeated", () => {
    const call = (index: number, fields: object) => ({
      choices: [{ index: 0, delta: { tool_calls: [{ index, ...fields }] } }],
    });
    const { choices } = stream(
      call(0, { id: "c0", function: { name: "f", arguments: '{"a"' } }),
      call(1, { id: "c1", function: { name: "g" } }),
      call(0, { id: "c0", function: { name: "f", arguments: ":1}" } }),
      call(1, { function: { arguments: "{}" } }),
      piece(0, "", "tool_calls"),
    );
    expect(choices[0]).toEqual({
      text: "",
      finish: "tools",
      toolCalls: [
        { id: "c0", name: "f", arguments: '{"a":1}' },
        { id: "c1", name: "g", arguments: "{}" },
      ],
    });
  });

  test("without an end it is no answer, and an error in it is told", () => {
    expect(() => stream(piece(0, "a"))).toThrow("cut before its end");
    expect(() => stream()).toThrow("cut before its end");
    expect(() => stream(piece(0, "a"), { error: { message: "out of memory" } })).toThrow(
      "broke off: out of memory",
    );
  });
});

test("the longest answer has the name that the server knows", () => {
  const request = { model: "m", question: { messages, maxTokens: 5 }, stream: false };
  expect(writeRequest(request, {})).toEqual({ model: "m", messages, max_tokens: 5 });
  expect(writeRequest(request, { longest: "max_completion_tokens", extra: { top_k: 1 } })).toEqual({
    model: "m",
    messages,
    max_completion_tokens: 5,
    top_k: 1,
  });
});
