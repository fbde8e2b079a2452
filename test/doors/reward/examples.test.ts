import { spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import type { Serving } from "../../../src/doors/http/listen.ts";
import { serveRewards } from "../../../src/doors/reward/listen.ts";
import { echo } from "../engine/served.ts";

const folder = fileURLToPath(new URL("../../../examples/reward/", import.meta.url));
const python = spawnSync("python3", ["--version"]).status === 0 ? undefined : "python3 is not installed";
let serving: Serving | undefined;
afterAll(() => serving?.stop());

/** What a trainer's process sees when it calls the example. */
async function said(code: string): Promise<unknown> {
  serving ??= await serveRewards(echo());
  const child = spawn("python3", ["-c", `import json\n${code}`], {
    cwd: folder,
    env: { PATH: process.env.PATH, ASSAY_REWARD_URL: serving.url, PYTHONDONTWRITEBYTECODE: "1" },
  });
  let out = "";
  let errors = "";
  child.stdout.on("data", (piece: Buffer) => (out += piece.toString()));
  child.stderr.on("data", (piece: Buffer) => (errors += piece.toString()));
  await new Promise((resolve) => child.on("close", resolve));
  if (errors !== "") throw new Error(errors);
  return JSON.parse(out);
}

test("TRL's example: a reward for each completion, None where there is no test", async (context) => {
  if (python) return context.skip(python);
  const call =
    'assay_reward(["p"] * 3, [[{"role": "assistant", "content": "right"}], "wrong", "right"], tests=[["assert 1"], ["assert 1"], None], trainer_state=object())';
  expect(await said(`from trl_reward import assay_reward\nprint(json.dumps(${call}))`)).toEqual([
    1,
    -0.3,
    null,
  ]);
});

test("verl's example: a score", async (context) => {
  if (python) return context.skip(python);
  const call = 'compute_score("source", "right", json.dumps(["assert 1"]), {"index": 1})';
  expect(await said(`from verl_reward import compute_score\nprint(json.dumps(${call}))`)).toBe(1);
});
