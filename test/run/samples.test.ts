import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../../src/run/run.ts";
import { fakeSandbox, temporaryFolder } from "../kit/doubles.ts";
import { all, inOrder, only, problems, reportOf, samplesPlan, table } from "./doubles.ts";

const samples = [0, 1, 2, 3].flatMap((n) =>
  ["right", "wrong", "right", `right ${n}`].map((program, attempt) => ({ task: `T/${n}`, attempt, program })),
);
const ports = (sandbox = fakeSandbox()) => ({ sandbox, problems: problems(4), samples, metrics: [inOrder] });

test("judges every sample against the hidden tests, equal programs of a task once", async () => {
  const sandbox = fakeSandbox();
  const events = await all(run(samplesPlan(), ports(sandbox)));
  expect(events[0]).toMatchObject({ type: "start", tasks: 4, items: 16, resumed: 0, isolation: "fake" });
  expect(only(events, "record").map(({ done }) => done)).toEqual([...Array(16).keys()].map((n) => n + 1));
  expect(sandbox.checks).toHaveLength(12);
  expect(sandbox.checks[0]).toMatchObject({ all: true, suite: { tests: [{ code: "right" }] } });
  const [end] = only(events, "end");
  expect(end!.report).toMatchObject({
    benchmark: "fake",
    source: "samples",
    from: { kind: "samples", path: "samples.jsonl" },
    tasks: 4,
    samples: 16,
    outcomes: { pass: 12, fail: 4, crash: 0 },
    failed: 0,
    reused: 4,
    cost: { calls: 0, tokens: { prompt: 0, completion: 0 }, usd: 0 },
    seed: 7,
  });
  expect(end!.report.versions).toMatchObject({ node: process.versions.node });
});

test("leaves a folder that tells everything, in order, and a second run that does nothing", async () => {
  const folder = temporaryFolder();
  const report = await reportOf(run(samplesPlan(), { ...ports(), folder, command: "assay score" }));
  const lines = readFileSync(join(folder, "records.jsonl"), "utf8").trimEnd().split("\n");
  const records = lines.map((line) => JSON.parse(line));
  expect(records.map(({ task, attempt, program }) => ({ task, attempt, program }))).toEqual(samples);
  expect(JSON.parse(readFileSync(join(folder, "report.json"), "utf8"))).toEqual(report);
  expect(JSON.parse(readFileSync(join(folder, "plan.json"), "utf8"))).toEqual(samplesPlan());
  expect(report.command).toBe("assay score");

  const sandbox = fakeSandbox();
  const events = await all(run(samplesPlan(), { ...ports(sandbox), folder }));
  expect(events.map(({ type }) => type)).toEqual(["start", "end"]);
  expect(events[0]).toMatchObject({ resumed: 16, folder });
  expect(sandbox.checks).toHaveLength(0);
  const [end] = only(events, "end");
  expect(table(end!.report)).toEqual(table(report));
  expect(end!.report.reused).toBe(16);
});

test("a broken sandbox is tried again, then told as failed: never a verdict; resuming makes up for it", async () => {
  const folder = temporaryFolder();
  let blips = 2;
  const sandbox = fakeSandbox(({ program }) => {
    if (program === "right 1") throw new Error("worker died");
    if (program === "right 2" && blips-- > 0) throw new Error("worker died");
  });
  const events = await all(run(samplesPlan(), { ...ports(sandbox), folder }));
  expect(only(events, "failed")).toMatchObject([{ task: "T/1", attempt: 3, error: "worker died" }]);
  const [end] = only(events, "end");
  expect(end!.report).toMatchObject({ samples: 15, failed: 1, outcomes: { pass: 11 } });

  const again = await reportOf(run(samplesPlan(), { ...ports(), folder }));
  expect(again).toMatchObject({ samples: 16, failed: 0, outcomes: { pass: 12 } });
});

test("nothing shrinks silently: what the limit or a missing sample leaves out is told", async () => {
  const events = await all(run(samplesPlan({ limit: 2 }), ports()));
  expect(only(events, "notice").map(({ text }) => text)).toEqual([
    "8 of 16 samples are of tasks left out by the limit",
  ]);
  expect(only(events, "end")[0]!.report).toMatchObject({ tasks: 2, samples: 8 });
  const few = await all(run(samplesPlan(), { ...ports(), samples: samples.slice(0, 4) }));
  expect(only(few, "notice").map(({ text }) => text)).toEqual([
    "3 of 4 tasks have no sample and are in no metric",
  ]);
});

test("a record of a program that has changed since is judged anew", async () => {
  const folder = temporaryFolder();
  await reportOf(run(samplesPlan(), { ...ports(), folder }));
  const changed = samples.map((sample) => ({
    ...sample,
    program: sample.program.replace("wrong", "right 9"),
  }));
  const events = await all(run(samplesPlan(), { ...ports(), samples: changed, folder }));
  expect(only(events, "record")).toHaveLength(4);
  expect(only(events, "end")[0]!.report).toMatchObject({ samples: 16, outcomes: { pass: 16, fail: 0 } });
  const lines = readFileSync(join(folder, "records.jsonl"), "utf8").trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line).program)).toEqual(changed.map(({ program }) => program));
});

test("a record that another process spoils is noticed at the end, and made again from the journal", async () => {
  const folder = temporaryFolder();
  const spoiled = async () => {
    for await (const { type } of run(samplesPlan(), { ...ports(), folder })) {
      if (type === "start") appendFileSync(join(folder, "records.jsonl"), '{"torn');
    }
  };
  await expect(spoiled()).rejects.toMatchObject({ code: "RECORDS_DAMAGED" });
  const sandbox = fakeSandbox();
  const report = await reportOf(run(samplesPlan(), { ...ports(sandbox), folder }));
  expect(report).toMatchObject({ samples: 16, reused: 16 });
  expect(sandbox.checks).toHaveLength(0);
});

test("bad input is refused before anything is written", async () => {
  const folder = join(temporaryFolder(), "run");
  const refuse = (plan: object, code: string, given: object = {}) =>
    expect(all(run({ ...samplesPlan(), ...plan }, { ...ports(), ...given, folder }))).rejects.toMatchObject({
      code,
    });
  await refuse({ k: [0] }, "BAD_K");
  await refuse({ limit: 0 }, "NO_TASKS");
  expect(existsSync(folder)).toBe(false);
});

test("an abort stops the run with its reason; so does leaving the loop, and both can be resumed", async () => {
  const folder = temporaryFolder();
  const caller = new AbortController();
  const events = run(samplesPlan(), { ...ports(), folder, signal: caller.signal });
  let seen = 0;
  await expect(
    (async () => {
      for await (const { type } of events)
        if (type === "record" && ++seen === 3) caller.abort(new Error("^C"));
    })(),
  ).rejects.toThrow("^C");
  for await (const { type } of run(samplesPlan(), { ...ports(), folder })) if (type === "record") break;
  const sandbox = fakeSandbox();
  const rest = await all(run(samplesPlan(), { ...ports(sandbox), folder }));
  const { resumed } = only(rest, "start")[0]!;
  expect(resumed).toBeGreaterThanOrEqual(4);
  expect(only(rest, "record")).toHaveLength(16 - resumed);
  expect(only(rest, "end")[0]!.report).toMatchObject({ samples: 16, outcomes: { pass: 12, fail: 4 } });
});

test("two runs on one folder share the work and come to the same table", async () => {
  const folder = temporaryFolder();
  const slow = () => fakeSandbox(() => new Promise((resolve) => setTimeout(resolve, 1)));
  const sandboxes = [slow(), slow()];
  const reports = await Promise.all(
    sandboxes.map((sandbox) => reportOf(run(samplesPlan(), { ...ports(sandbox), folder, concurrency: 3 }))),
  );
  const alone = await reportOf(run(samplesPlan(), ports()));
  for (const report of reports) expect(table(report)).toEqual(table(alone));
  const lines = readFileSync(join(folder, "records.jsonl"), "utf8").trimEnd().split("\n");
  expect(lines).toHaveLength(16);
});
