import { describe, expect, test } from "vitest";
import { AssayError } from "../../../src/core/errors.ts";
import { echo, post } from "../engine/served.ts";
import { served } from "./served.ts";

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
