import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { assay } from "./fake-screen.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dry-run-"));
  vi.stubEnv("ASSAY_CACHE", join(folder, "cache"));
  vi.stubEnv("OPENAI_API_KEY", "");
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

describe("--dry-run", { timeout: 120_000 }, () => {
  it("forecasts a plan without a key, writes no run, and says that it is simulated", async () => {
    const run = join(folder, "run");
    const { code, out } = await assay(
      ...["eval", "starter-200", "--limit", "3", "--model", "openai/gpt-4o-mini", "--out", run, "--dry-run"],
    );
    expect(code).toBe(0);
    expect(out).toMatch(/^forecast {2}3 tasks, 3 attempts with openai\/gpt-4o-mini, price of \d{4}-\d\d/);
    expect(out).toMatch(/calls +3 +3 to 3/);
    expect(out).toMatch(/cost +\$0\.0/);
    expect(out).toMatch(
      /simulated: 3 tasks, rehearsed \d+ times by gpt-35-turbo \(.*\)\. No model was asked\./,
    );
    expect(await readdir(folder)).toEqual(["cache"]);
  });

  it("lets the starter tasks stand in for a task that has no reference", async () => {
    const task = join(folder, "task.md");
    await writeFile(task, "Write add(a, b).");
    const words = [
      "solve",
      task,
      "--model",
      "openai/gpt-4o",
      "--profile",
      "codellama-34b",
      "--dry-run",
      "--json",
    ];
    const { code, out, notes } = await assay(...words);
    expect(code).toBe(0);
    expect(notes).toContain("stand in for it");
    expect(JSON.parse(out)).toMatchObject({
      source: "simulated",
      profile: "codellama-34b",
      tasks: 1,
      attempts: 1,
    });
  });
});

it("labels what a simulated model did", { timeout: 120_000 }, async () => {
  const words = [
    "eval",
    "starter-200",
    "--limit",
    "4",
    "--model",
    "simulated/codegen-16b",
    "--out",
    join(folder, "sim"),
  ];
  const { code, out } = await assay(...words);
  expect(code).toBe(0);
  expect(out).toContain("model simulated/codegen-16b");
  expect(out).toContain("4 tasks, 4 programs (simulated)");
});
