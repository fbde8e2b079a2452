import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { echo, post } from "../engine/served.ts";
import { folder, served } from "./served.ts";

describe("a reply that was lost", () => {
  /** A sandbox that counts its checks, and takes its time. */
  function counting() {
    let checks = 0;
    const sandbox = echo({
      async check({ program }) {
        checks++;
        await sleep(30);
        const pass = program === "right";
        return {
          pass,
          score: Number(pass),
          checks: [{ test: 0, outcome: pass ? "pass" : "fail", output: "" }],
          measures: { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 },
        };
      },
    });
    return { sandbox, checks: () => checks };
  }
  const body = {
    samples: [
      { completion: "right", tests: ["assert 1"] },
      { completion: "wrong", tests: ["assert 1"] },
    ],
  };

  test("asked again with its key, it is answered again and nothing is worked out twice", async () => {
    const { sandbox, checks } = counting();
    const { url } = await served({ sandbox });
    const headers = { "idempotency-key": "step-1" };
    const [one, other] = await Promise.all([
      post(url, "/v1/reward", body, headers),
      post(url, "/v1/reward", body, headers),
    ]);
    const later = await post(url, "/v1/reward", body, headers);
    expect(one.body.rewards).toEqual([1, 0]);
    expect([other.body, later.body]).toEqual([one.body, one.body]);
    expect(checks()).toBe(2);
    const reused = await post(url, "/v1/reward", { samples: body.samples.slice(1) }, headers);
    expect(reused).toMatchObject({ status: 409, body: { error: { code: "REQUEST_REUSED" } } });
  });

  test("a client that goes away before the reply finds it when it comes back", async () => {
    const { sandbox, checks } = counting();
    const { url } = await served({ sandbox });
    const gone = new AbortController();
    const headers = { "idempotency-key": "step-2", "content-type": "application/json" };
    const lost = fetch(`${url}/v1/reward`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
      signal: gone.signal,
    }).catch(() => "lost");
    while (checks() === 0) await sleep(2);
    gone.abort();
    expect(await lost).toBe("lost");
    expect((await post(url, "/v1/reward", body, headers)).body.rewards).toEqual([1, 0]);
    expect(checks()).toBe(2);
  });

  test("kept in a folder, through a restart: a batch that was cut goes on where it was", async () => {
    const store = join(folder, "replies");
    const first = counting();
    const before = await served({ sandbox: first.sandbox, store });
    const half = { samples: body.samples.slice(0, 1) };
    expect((await post(before.url, "/v1/reward", half, { "idempotency-key": "a" })).body.rewards).toEqual([
      1,
    ]);
    await before.stop();
    const second = counting();
    const after = await served({ sandbox: second.sandbox, store });
    expect((await post(after.url, "/v1/reward", half, { "idempotency-key": "a" })).body.rewards).toEqual([1]);
    expect(second.checks()).toBe(0);
    expect((await post(after.url, "/v1/reward", body)).body.rewards).toEqual([1, 0]);
    expect(second.checks()).toBe(1);
  });
});

test("2 000 programs through 64 connections: every reply once, each its own", async () => {
  const seen: string[] = [];
  const sandbox = echo({
    async check({ program }) {
      seen.push(program);
      const value = Number(program) / 4000;
      return {
        pass: false,
        score: value,
        checks: [{ test: 0, outcome: "fail", output: "" }],
        measures: { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 },
      };
    },
  });
  const { url } = await served({ sandbox });
  const numbers = Array.from({ length: 2000 }, (_, index) => index).values();
  const got = new Map<number, number>();
  const lane = async () => {
    for (const number of numbers) {
      const answer = await post(
        url,
        "/verl",
        { solution_str: String(number), ground_truth: ["assert 1"] },
        { "idempotency-key": `n${number}` },
      );
      expect(got.has(number)).toBe(false);
      got.set(number, answer.body.score);
    }
  };
  await Promise.all(Array.from({ length: 64 }, lane));
  expect(got.size).toBe(2000);
  for (const [number, score] of got) expect(score).toBe(number / 4000);
  expect(new Set(seen).size).toBe(seen.length);
});

test("who may come: keys, web pages, sizes, paths", async () => {
  const { url } = await served({ sandbox: echo(), keys: ["0123456789abcdef0123"], bodyBytes: 500 });
  const body = { solution_str: "right", ground_truth: ["assert 1"] };
  const key = { authorization: "Bearer 0123456789abcdef0123" };
  expect((await post(url, "/verl", body)).status).toBe(401);
  expect((await post(url, "/verl", body, key)).body.score).toBe(1);
  expect((await post(url, "/verl", body, { ...key, origin: "https://evil.example" })).status).toBe(403);
  expect((await post(url, "/verl", { ...body, solution_str: "x".repeat(600) }, key)).status).toBe(413);
  expect((await post(url, "/verl", "{", key)).status).toBe(400);
  expect((await fetch(`${url}/..%2f..%2fetc/passwd`, { headers: key })).status).toBe(404);
  await expect(served({ sandbox: echo(), host: "0.0.0.0" })).rejects.toMatchObject({ code: "SERVE_KEY" });
  await expect(served({ sandbox: echo(), reward: "none" })).rejects.toMatchObject({ code: "UNKNOWN_NAME" });
});
