import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { AssayError } from "../../../src/core/errors.ts";
import type { Sandbox } from "../../../src/core/sandbox.ts";
import type { Serving } from "../../../src/doors/http/listen.ts";
import { type RewardOptions, serveRewards } from "../../../src/doors/reward/listen.ts";
import { openSandbox } from "../../../src/sandboxes/open/open.ts";
import { echo, post } from "../engine/served.ts";

const running: Serving[] = [];
let opened: Promise<Sandbox> | undefined;
const folder = mkdtempSync(join(tmpdir(), "assay-reward-"));
afterAll(async () => {
  await Promise.all(running.map((one) => one.stop()));
  await (await opened)?.close();
  rmSync(folder, { recursive: true });
});

const shared = () => (opened ??= openSandbox({ workers: 2 }));

async function served(options: RewardOptions & { sandbox?: Sandbox } = {}): Promise<Serving> {
  const serving = await serveRewards(options.sandbox ?? (await shared()), options);
  running.push(serving);
  return serving;
}

const RIGHT = "Sure:\n```python\ndef add(a, b):\n    return a + b\n```";
const WRONG = "```python\ndef add(a, b):\n    return a - b\n```";
const BROKEN = "```python\ndef add(a, b)\n```";
const ENDLESS = "```python\ndef add(a, b):\n    while True: pass\n```";
const TESTS = ["assert add(1, 2) == 3", "assert add(0, 0) == 0"];
const COUNTS = { inputs: ["1 2\n", "3 4\n"], outputs: ["3\n", "7\n"] };
const PRINTS = "```python\nprint(sum(map(int, input().split())))\n```";

describe("verl", () => {
  test("compute_score: one sample, with tests of standard input, calls, and code", async () => {
    const { url } = await served();
    const one = (solution: string, truth: unknown, extra?: unknown) =>
      post(url, "/verl", {
        data_source: "codecontests",
        solution_str: solution,
        ground_truth: truth,
        extra_info: extra,
      });
    expect((await one(PRINTS, JSON.stringify(COUNTS), { split: "train", index: 3 })).body).toEqual({
      score: 1,
      outcome: "pass",
    });
    expect((await one("```python\nprint(3)\n```", JSON.stringify(COUNTS))).body).toEqual({
      score: 0.5,
      outcome: "fail",
    });
    const calls = {
      fn_name: "add",
      inputs: [
        [1, 2],
        [5, 5],
      ],
      outputs: [3, 10],
    };
    expect((await one(RIGHT, JSON.stringify(calls))).body.score).toBe(1);
    const lines = { fn_name: "add", inputs: ["1\n2", "5\n5"], outputs: ["3", "10"] };
    expect((await one(RIGHT, lines)).body.score).toBe(1);
    expect((await one(RIGHT, TESTS.join("\n"))).body.score).toBe(1);
    expect((await one(WRONG, JSON.stringify(TESTS))).body.score).toBe(0.5);
  });

  test("a batch, in the plural and in order", async () => {
    const { url } = await served();
    const answer = await post(url, "/verl?reward=coderl", {
      data_sources: ["a", "b", "c"],
      solution_strs: [BROKEN, RIGHT, WRONG],
      ground_truths: [TESTS, TESTS, TESTS],
      extra_infos: [{}, null, {}],
    });
    expect(answer.body.scores).toEqual([-1, 1, -0.3]);
  });

  test("its sandbox client: SandboxFusion's run_code", async () => {
    const { url } = await served();
    const answer = await post(url, "/run_code", {
      code: "print(input())",
      stdin: "hi",
      language: "python",
      run_timeout: 5,
    });
    expect(answer.body).toMatchObject({
      status: "Success",
      run_result: { status: "Finished", stdout: "hi\n", return_code: 0 },
    });
  });

  test("a ground truth that is not understood is an error, never a 0", async () => {
    const { url } = await served();
    for (const truth of ['{"inputs": ["1"]}', { inputs: ["1"], outputs: [] }, [{ kind: "?" }], 7, "", null]) {
      const answer = await post(url, "/verl", { solution_str: RIGHT, ground_truth: truth });
      expect(answer.status).toBe(400);
    }
  });
});

describe("TRL", () => {
  test("completions as texts or messages, columns beside them, and null for what cannot be judged", async () => {
    const { url } = await served({ reward: "coderl" });
    const body = {
      prompts: [[{ role: "user", content: "Add." }], "Add.", "Add.", "Add."],
      completions: [[{ role: "assistant", content: RIGHT }], WRONG, BROKEN, ENDLESS],
      completion_ids: [[1], [2], [3], [4]],
      tests: [TESTS, TESTS, JSON.stringify(TESTS), null],
      difficulty: [1, 2, 3, 4],
    };
    expect((await post(url, "/trl", body)).body).toEqual({ rewards: [1, -0.3, -1, null] });
  });

  test("a sandbox that breaks is null, not 0", async () => {
    const sandbox = echo({ check: () => Promise.reject(new AssayError("SANDBOX_BROKEN", "it broke")) });
    const { url } = await served({ sandbox });
    expect((await post(url, "/trl", { completions: [RIGHT], tests: [TESTS] })).body).toEqual({
      rewards: [null],
    });
  });
});

describe("OpenRLHF", () => {
  test("query with prompt and answer in one, labels as ground truth", async () => {
    const { url } = await served({ reward: "coderl", limits: { cpuSeconds: 0.3 } });
    const prompt = "<|user|>Add. E.g.\n```python\nassert add(2, 2) == 5\n```<|assistant|>";
    const answer = await post(url, "/get_reward", {
      query: [prompt + RIGHT, prompt + WRONG, prompt + ENDLESS],
      prompts: [prompt, prompt, prompt],
      labels: [JSON.stringify({ tests: TESTS }), JSON.stringify(TESTS), TESTS.join("\n")],
    });
    expect(answer.body).toEqual({
      rewards: [1, -0.3, -0.6],
      scores: [1, -0.3, -0.6],
      extra_logs: { passed: [1, 0, 0] },
    });
  });

  test("a sandbox that breaks is a status, so that it asks again", async () => {
    const sandbox = echo({ check: () => Promise.reject(new AssayError("SANDBOX_BROKEN", "it broke")) });
    const { url } = await served({ sandbox });
    const answer = await post(url, "/get_reward", { query: [RIGHT], prompts: [""], labels: [TESTS] });
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("1");
  });

  test("labels without tests are an error", async () => {
    const { url } = await served();
    expect(await post(url, "/get_reward", { query: [RIGHT], prompts: [""], labels: [""] })).toMatchObject({
      status: 400,
      body: { error: { code: "REWARD_LACKS" } },
    });
  });
});

describe("our own shape", () => {
  test("any reward, its constants, its parts, its steps", async () => {
    const { url } = await served();
    const samples = [
      { completion: RIGHT, tests: TESTS, entry: "add", reference: "def add(a, b): return a + b" },
    ];
    const fast = await post(url, "/v1/reward", {
      reward: "acecode",
      constants: { cap: 2, runs: 1 },
      samples,
    });
    expect(fast.body).toMatchObject({
      failed: 0,
      details: [{ outcome: "pass", parts: { speed: expect.any(Number) } }],
    });
    const labels = await post(url, "/v1/reward", { reward: "line-mutation", samples });
    const steps = labels.body.details[0].steps as { label: boolean | null; mutation?: string }[];
    expect(steps.filter(({ mutation }) => mutation === undefined).every(({ label }) => label === true)).toBe(
      true,
    );
    expect(steps.some(({ label }) => label === false)).toBe(true);
    expect(
      await post(url, "/v1/reward", { reward: "acecode", constants: { cpa: 2 }, samples }),
    ).toMatchObject({ status: 400, body: { error: { code: "REWARD_LACKS" } } });
    expect(await post(url, "/v1/reward", { reward: "nothing", samples })).toMatchObject({
      status: 400,
      body: { error: { code: "UNKNOWN_NAME" } },
    });
    expect((await fetch(`${url}/v1/rewards`).then((answer) => answer.json())) as object).toMatchObject({
      rewards: expect.arrayContaining([expect.objectContaining({ id: "coderl", needs: ["tests"] })]),
    });
  });
});

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
