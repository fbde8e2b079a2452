import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { AssayError } from "../../src/core/errors.ts";
import { readAnswer, readStream } from "../../src/models/openai/answer.ts";
import { deadline } from "../../src/models/openai/deadline.ts";
import { waitOf } from "../../src/models/openai/failure.ts";
import { requestOf } from "../../src/models/openai/request.ts";
import { backoff, pause, withRetries } from "../../src/models/openai/retry.ts";
import { settingsOf } from "../../src/models/openai/settings.ts";
import { repliesOf, split } from "../../src/models/openai/tokens.ts";
import { openaiPrice } from "../../src/models/prices/openai.ts";

const ask = { messages: [{ role: "user" as const, content: "12345678" }], purpose: "program" };

async function* piecesOf(values: unknown[]): AsyncGenerator<unknown> {
  yield* values;
}
const stream = (...values: unknown[]) => readStream(piecesOf(values), () => {});

describe("reading an answer", () => {
  test("choices are put in order; refusals and lists of parts are text", () => {
    const body = {
      choices: [
        { index: 2, message: { content: null, refusal: "no" }, finish_reason: "content_filter" },
        {
          index: 0,
          message: {
            content: [
              { type: "thinking", thinking: "x" },
              { type: "text", text: "a" },
            ],
          },
          finish_reason: "stop",
        },
        { index: 1, message: { content: null, tool_calls: [] }, finish_reason: null },
      ],
    };
    expect(readAnswer(body)).toEqual({
      choices: [
        { text: "a", finish: "stop" },
        { text: "", finish: "unknown" },
        { text: "no", finish: "content_filter" },
      ],
      usage: undefined,
    });
  });

  test.each([
    [null, "no list of choices"],
    [{}, "no list of choices"],
    [{ choices: [1] }, "no list of choices"],
    [{ choices: [] }, "no choices"],
    [{ choices: [{ index: 0 }] }, "no text"],
    [{ choices: [{ message: null }] }, "not an object"],
    [{ choices: [{ message: { content: 5 } }] }, "not text"],
    ["<html>", "not sent as JSON"],
  ])("%j is no answer", (body, why) => {
    expect(() => readAnswer(body)).toThrow(why);
  });

  test("a stream: the last usage counts, other choices and repeats after the end do not", async () => {
    const usage = (completion_tokens: number) => ({ prompt_tokens: 3, completion_tokens });
    const answer = await stream(
      { choices: [{ index: 0, delta: { role: "assistant" } }], usage: usage(1) },
      { choices: [{ index: 0, delta: { content: "a" } }], usage: usage(2) },
      { choices: [{ index: 1, delta: { content: "other" } }] },
      { choices: [{ index: 0, delta: { content: "b" }, finish_reason: "length" }], usage: null },
      { choices: [{ index: 0, delta: { content: "ab" }, finish_reason: "stop" }] },
      { choices: [], usage: usage(4) },
    );
    expect(answer).toEqual({
      choices: [{ text: "ab", finish: "length" }],
      usage: { prompt: 3, completion: 4 },
    });
  });

  test("a stream without an end is no answer", async () => {
    await expect(stream({ choices: [{ index: 0, delta: { content: "a" } }] })).rejects.toThrow(
      "cut before its end",
    );
    await expect(stream()).rejects.toThrow("cut before its end");
  });
});

describe("tokens and cost", () => {
  test("property: shares add up and follow the weights", () => {
    const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.nat(100_000), weights, (total, parts) => {
        const shares = split(total, parts);
        const sum = parts.reduce((a, b) => a + b, 0);
        expect(shares.reduce((a, b) => a + b, 0)).toBe(total);
        shares.forEach((share, i) => {
          expect(Math.abs(share - (total * (parts[i] ?? 0)) / sum)).toBeLessThanOrEqual(1);
          expect(share).toBeGreaterThanOrEqual(0);
        });
      }),
    );
  });

  const choices = [
    { text: "aaaa", finish: "stop" },
    { text: "bbbbbbbbbbbb", finish: "stop" },
  ];

  test("a counted answer: the prompt once, completions by length, cost from the list price", () => {
    const price = { input: 1, output: 10 };
    const replies = repliesOf({ choices, usage: { prompt: 1000, completion: 40 } }, ask, price);
    expect(replies.map(({ tokens, cost }) => [tokens, cost])).toEqual([
      [{ prompt: 1000, completion: 10 }, 0.0011],
      [{ prompt: 0, completion: 30 }, 0.0003],
    ]);
  });

  test("an uncounted answer is estimated and said to be; its cost is unknown", () => {
    for (const usage of [undefined, { prompt: 0, completion: 0 }]) {
      const replies = repliesOf({ choices, usage }, ask, { input: 1, output: 1 });
      expect(replies.map(({ tokens, cost }) => [tokens, cost])).toEqual([
        [{ prompt: 2, completion: 1, estimated: true }, null],
        [{ prompt: 0, completion: 3, estimated: true }, null],
      ]);
    }
  });

  test("an unpriced model has an unknown cost, an empty answer a known count", () => {
    const [reply] = repliesOf(
      { choices: [{ text: "", finish: "stop" }], usage: { prompt: 9, completion: 0 } },
      ask,
      undefined,
    );
    expect(reply).toEqual({ text: "", finish: "stop", cost: null, tokens: { prompt: 9, completion: 0 } });
    expect(openaiPrice("constructor")).toBeUndefined();
    expect(openaiPrice("gpt-4o-mini")).toEqual({ input: 0.15, output: 0.6 });
  });
});

describe("waiting", () => {
  test.each([
    [{ "retry-after": "2" }, 2000],
    [{ "retry-after": "1.5" }, 1500],
    [{ "retry-after-ms": "70", "retry-after": "9" }, 70],
    [{ "retry-after": "Thu, 01 Jan 1970 00:01:00 GMT" }, 50_000],
    [{ "retry-after": "Thu, 01 Jan 1970 00:00:01 GMT" }, 0],
    [{ "retry-after": "soon" }, undefined],
    [{}, undefined],
  ])("%j", (headers, expected) => {
    expect(waitOf(new Headers(headers), 10_000)).toBe(expected);
  });

  test("property: backoff stays between half and all of a doubling wait of at most 30 s", () => {
    fc.assert(
      fc.property(
        fc.nat(40),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (retry, random) => {
          const full = Math.min(30_000, 500 * 2 ** retry);
          const wait = backoff(retry, 0, () => random);
          expect(wait).toBeGreaterThanOrEqual(full / 2);
          expect(wait).toBeLessThanOrEqual(full);
          expect(backoff(retry, 60_000, () => random)).toBe(60_000);
        },
      ),
    );
  });

  test("waits as long as the server says, and gives up when that is too long", async () => {
    const error = new AssayError("MODEL_BUSY", "busy");
    const waits: number[] = [];
    const work = vi.fn(() => Promise.reject(new Error("x")));
    const tryWith = (waitMs: number) =>
      withRetries(work, {
        retries: 3,
        failureOf: () => ({ error, again: true, waitMs }),
        pause: async (milliseconds) => void waits.push(milliseconds),
      });
    await expect(tryWith(90_000)).rejects.toThrow("busy (tried 4 times)");
    expect(waits).toEqual([90_000, 90_000, 90_000]);
    work.mockClear();
    await expect(tryWith(3_600_000)).rejects.toThrow(error);
    expect(work).toHaveBeenCalledTimes(1);
  });

  test("a pause ends with the reason of its signal", async () => {
    const controller = new AbortController();
    const waiting = pause(60_000, controller.signal);
    controller.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    await pause(1);
  });

  test("a deadline leaves nothing behind on a signal that lives long", () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, "addEventListener");
    const removed = vi.spyOn(signal, "removeEventListener");
    const limit = deadline(60, signal);
    limit.restart();
    limit.end();
    expect(removed.mock.calls[0]?.[1]).toBe(added.mock.calls[0]?.[1]);
    expect(limit).toMatchObject({ expired: false, signal: { aborted: false } });
  });
});

describe("requests", () => {
  test("OpenAI itself gets its own name for the longest answer, in chat only", () => {
    const hosted = settingsOf("m", {}, { OPENAI_API_KEY: "k" });
    expect(requestOf({ ...ask, maxTokens: 5 }, 1, 0, hosted).body).toMatchObject({
      max_completion_tokens: 5,
    });
    expect(requestOf({ prompt: "p", purpose: "x", maxTokens: 5 }, 1, 0, hosted).body).toMatchObject({
      max_tokens: 5,
    });
  });

  test("one answer is streamed when that is wished, several are not; usage is asked for", () => {
    const settings = settingsOf("m", { stream: true }, { OPENAI_API_KEY: "k" });
    const body = { stream: true, stream_options: { include_usage: true } };
    expect(requestOf(ask, 1, 0, settings)).toMatchObject({ stream: true, body });
    expect(requestOf(ask, 2, 0, settings)).toMatchObject({ stream: false, body: { n: 2 } });
  });

  test("a wait longer than Node allows for a whole answer turns streaming on", () => {
    const streams = (timeoutSeconds: number) =>
      settingsOf("m", { timeoutSeconds }, { OPENAI_API_KEY: "k" }).stream;
    expect([300, 301].map(streams)).toEqual([false, true]);
  });

  test("an ask with both or neither of messages and prompt is a mistake", () => {
    const settings = settingsOf("m", {}, { OPENAI_API_KEY: "k" });
    expect(() => requestOf({ purpose: "x" }, 1, 0, settings)).toThrow("either messages or a prompt");
    expect(() => requestOf({ ...ask, prompt: "p" }, 1, 0, settings)).toThrow("either messages or a prompt");
  });
});
