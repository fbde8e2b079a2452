import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { AssayError } from "../../src/core/errors.ts";
import { deadline } from "../../src/models/hosted/deadline.ts";
import { waitOf } from "../../src/models/hosted/failure.ts";
import { costOf, repliesOf, split } from "../../src/models/hosted/replies.ts";
import { backoff, pause, withRetries } from "../../src/models/hosted/retry.ts";
import { settingsOf } from "../../src/models/hosted/settings.ts";
import { openaiPrice } from "../../src/models/openai/own.ts";
import { service } from "./doubles.ts";

const ask = { messages: [{ role: "user" as const, content: "12345678" }], purpose: "program" };

describe("tokens and cost", () => {
  const listed = { asOf: "2026-01", source: "here" };

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
    const price = { input: 1, output: 10, ...listed };
    const replies = repliesOf({ choices, usage: { prompt: 1000, completion: 40 } }, ask, price);
    expect(replies.map(({ tokens, cost }) => [tokens, cost])).toEqual([
      [{ prompt: 1000, completion: 10 }, 0.0011],
      [{ prompt: 0, completion: 30 }, 0.0003],
    ]);
  });

  test("an uncounted answer is estimated and said to be; its cost is unknown", () => {
    for (const usage of [undefined, { prompt: 0, completion: 0 }]) {
      const replies = repliesOf({ choices, ...(usage && { usage }) }, ask, {
        input: 1,
        output: 1,
        ...listed,
      });
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
    expect(openaiPrice("gpt-4o-mini")).toMatchObject({
      input: 0.15,
      cached: 0.075,
      output: 0.6,
      asOf: "2026-06",
    });
  });

  test("what came from the cache or went into it has its own price, or that of the prompt", () => {
    const tokens = { prompt: 1000, cached: 600, cacheWritten: 300, completion: 10 };
    // 100 × 2 + 600 × 0.2 + 300 × 2.5 + 10 × 8 = 1150 millionths of a dollar.
    const price = { input: 2, cached: 0.2, cacheWritten: 2.5, output: 8, ...listed };
    expect(costOf(tokens, price)).toBeCloseTo(0.00115, 12);
    expect(costOf(tokens, { input: 2, output: 8, ...listed })).toBeCloseTo(0.00208, 12);
    expect(costOf(tokens, { ...price, longestPrompt: 999 })).toBeNull();
  });

  test("a server's own word on the cost is the cost of all replies together", () => {
    const replies = repliesOf({ choices, usage: { prompt: 10, completion: 40, cost: 0.5 } }, ask, undefined);
    expect(replies.map(({ cost }) => cost)).toEqual([0.5, 0]);
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

test("a wait longer than Node allows for a whole answer turns streaming on", () => {
  const streams = (timeoutSeconds: number) =>
    settingsOf(service, "m", { timeoutSeconds }, { OPENAI_API_KEY: "k" }).stream;
  expect([300, 301].map(streams)).toEqual([false, true]);
});
