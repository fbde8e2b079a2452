import { appendFileSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { SampleRecord } from "../../src/core/record.ts";
import { processIsAlive, processStart } from "../../src/kit/journal/process.ts";
import { Claims } from "../../src/run/folder/claims.ts";
import { differingField, settlePlan } from "../../src/run/folder/plan-file.ts";
import { RecordFile } from "../../src/run/folder/records.ts";
import { measures, temporaryFolder } from "../kit/doubles.ts";
import { samplesPlan, strategyPlan } from "./doubles.ts";

/** A process id that the kernel never gives out. */
const DEAD = 2 ** 30;

test("an item is claimed by one holder at a time", async () => {
  const claims = new Claims(temporaryFolder());
  const taken = await Promise.all(Array.from({ length: 20 }, () => claims.take(["T/0", 0])));
  const releases = taken.filter((release) => release !== undefined);
  expect(releases).toHaveLength(1);
  expect(await claims.take(["T/0", 1])).toBeDefined();
  await releases[0]!();
  expect(await claims.take(["T/0", 0])).toBeDefined();
});

test("a dead process's claim is taken over, by one taker only", async () => {
  for (const owner of [`${DEAD} 1`, `${process.pid} 1`]) {
    const folder = temporaryFolder();
    const claims = new Claims(folder);
    await claims.take("item");
    const [name] = readdirSync(folder);
    writeFileSync(join(folder, name!), owner);
    const takers = await Promise.all(Array.from({ length: 20 }, () => new Claims(folder).take("item")));
    expect(takers.filter((release) => release !== undefined)).toHaveLength(1);
  }
});

test("an empty claim is one being made, until it has been empty for long", async () => {
  const folder = temporaryFolder();
  const claims = new Claims(folder);
  await claims.take("item");
  const path = join(folder, readdirSync(folder)[0]!);
  writeFileSync(path, "");
  expect(await claims.take("item")).toBeUndefined();
  utimesSync(path, 1, 1);
  expect(await claims.take("item")).toBeDefined();
});

test("a process is told from a later one with its id", () => {
  const start = processStart(process.pid);
  expect(processIsAlive(process.pid, start)).toBe(true);
  expect(processIsAlive(DEAD)).toBe(false);
  expect(processIsAlive(Number.NaN)).toBe(false);
  if (start !== "") expect(processIsAlive(process.pid, `${start}0`)).toBe(false);
});

test("the first field that differs is named by its path", () => {
  const plan = strategyPlan();
  expect(differingField(plan, structuredClone(plan))).toBeUndefined();
  expect(differingField(plan, strategyPlan({ model: "other" }))).toBe("from.model");
  expect(differingField(plan, strategyPlan({ budget: { usd: 1 } }))).toBe("from.budget.usd");
  expect(differingField(plan, { ...plan, limit: 3 })).toBe("limit");
  expect(differingField(plan, samplesPlan())).toMatch(/^from\./);
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(differingField(a, b) === undefined).toBe(differingField(b, a) === undefined);
      expect(differingField(a, structuredClone(a))).toBeUndefined();
    }),
  );
});

test("a folder keeps one plan", async () => {
  const path = join(temporaryFolder(), "plan.json");
  await settlePlan(path, strategyPlan());
  await settlePlan(path, strategyPlan());
  await expect(settlePlan(path, strategyPlan({ samples: 5 }))).rejects.toMatchObject({
    code: "PLAN_DIFFERS",
    where: path,
    message: "this folder holds a run with from.samples = 2, not 5",
  });
  await expect(settlePlan(path, strategyPlan({}, { limit: 5 }))).rejects.toThrow("limit = nothing, not 5");
  expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(strategyPlan());
  writeFileSync(path, "{");
  await expect(settlePlan(path, strategyPlan())).rejects.toMatchObject({ code: "PLAN_BROKEN" });
});

const record = (attempt: number, program = "p"): SampleRecord => ({
  task: "T/0",
  attempt,
  language: "python",
  program,
  outcome: "pass",
  verdict: { pass: true, score: 1, checks: [], measures },
});

test("records are read back, put in order and freed of repeats and damage", async () => {
  const path = join(temporaryFolder(), "records.jsonl");
  const first = await RecordFile.open(path, (text) => expect.fail(text));
  for (const n of [2, 0, 1]) await first.append(record(n));
  await first.close();
  appendFileSync(path, '{"damaged\n{"task":"T/0","torn');

  const notices: string[] = [];
  const second = await RecordFile.open(path, (text) => notices.push(text));
  const seen: number[] = [];
  second.read(({ attempt }) => seen.push(attempt));
  expect(seen).toEqual([2, 0, 1]);
  expect(notices.map((text) => text.slice(path.length))).toEqual([
    ":4: damaged record left out; it is made again",
    ":5: torn last record left out; it is made again",
  ]);
  await second.append(record(3));
  await second.append(record(0, "newer"));
  await second.append(record(1, "stale"));
  const items = [0, 1, 2, 3, 4].map((attempt) => ({ task: "T/0", attempt }));
  expect(await second.finish(items, ({ program }) => program !== "stale")).toBe(4);
  await second.close();
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    record(0, "newer"),
    record(1),
    record(2),
    record(3),
  ]);
});
