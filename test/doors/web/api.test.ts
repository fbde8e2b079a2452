import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CompareView } from "../../../src/doors/web/api/overviews.ts";
import { viewApp } from "../../../src/doors/web/app.ts";
import type { SampleView } from "../../../src/doors/web/runs/sample-view.ts";
import type { RunSummary } from "../../../src/doors/web/runs/summary.ts";
import type { RowPage } from "../../../src/doors/web/table/columns.ts";
import type { TraceView } from "../../../src/doors/web/trace/trace-view.ts";
import { passAtK } from "../../../src/metrics/pass-at-k.ts";
import { get, own, page } from "./page.ts";
import { record, writeRun } from "./recorded.ts";

const json = async <T>(path: string): Promise<T> => (await get(`/api/${path}`)).json() as Promise<T>;

describe("over recorded runs", () => {
  it("lists them with score, interval, outcomes and cost", async (ctx) => {
    if (typeof page.sandbox === "string") return ctx.skip(page.sandbox);
    const { runs } = await json<{ runs: RunSummary[] }>("runs");
    expect(runs.map(({ id }) => id).sort()).toEqual([
      "codet",
      "direct",
      "repair",
      ...(page.recorded.hasHumanEval ? ["wizardcoder"] : []),
    ]);
    const direct = runs.find(({ id }) => id === "direct")!;
    expect(direct).toMatchObject({
      state: "finished",
      benchmark: "starter",
      strategy: "direct",
      done: 21,
      tasks: 7,
      failed: 0,
    });
    expect(Object.values(direct.outcomes).reduce((sum, count) => sum + count, 0)).toBe(21);
    const estimate = direct.metrics["pass@1"]!;
    expect(estimate.ci[0]).toBeLessThanOrEqual(estimate.value);
    expect(runs.find(({ id }) => id === "repair")?.cost?.usd).toBeGreaterThan(0);
  });

  it("pages through samples that fit, and finds text in programs", async (ctx) => {
    if (typeof page.sandbox === "string") return ctx.skip(page.sandbox);
    const wrong = await json<RowPage>("runs/direct/rows?outcomes=fail,crash,build,timeout&limit=3");
    expect(wrong.rows).toHaveLength(3);
    expect(wrong.rows.every(({ outcome }) => outcome !== "pass")).toBe(true);
    const found = await json<RowPage>(
      `runs/direct/rows?in=everything&search=${encodeURIComponent("function \\w+")}`,
    );
    expect(found.rows.length).toBeGreaterThan(0);
    expect(found.rows.every(({ language }) => language === "javascript")).toBe(true);
    const table = (await (await get("/api/runs/direct/table.csv")).text()).trim().split("\r\n");
    expect(table).toHaveLength(22);
  });

  it("shows of a sample its prompt, coloured code, failing test with expected and actual, limits and command", async (ctx) => {
    if (typeof page.sandbox === "string") return ctx.skip(page.sandbox);
    const { rows } = await json<RowPage>("runs/direct/rows?outcomes=fail");
    const views = await Promise.all(
      rows.map(({ task, attempt }) =>
        json<SampleView>(`runs/direct/sample?task=${encodeURIComponent(task)}&attempt=${attempt}`),
      ),
    );
    const telling = views.find(({ failed }) => failed[0]?.expected)!;
    const [failed] = telling.failed;
    expect(failed?.statement).toMatch(/^assert/);
    expect(failed?.actual).not.toBe(failed?.expected);
    expect(telling.prompt).toContain(telling.entry!);
    expect(new Set(telling.program.flat().map(([, kind]) => kind))).toContain("keyword");
    expect(telling.limits?.cpuSeconds).toBe(1);
    expect(telling.attempts).toHaveLength(3);
    expect(telling.rerun).toContain(`${telling.task} --attempt ${telling.attempt} --again`);
  });

  it("tells from the journal how an answer came to be: repairs as diffs, agreement, and why it won", async (ctx) => {
    if (typeof page.sandbox === "string") return ctx.skip(page.sandbox);
    const files = () => readdirSync(join(page.recorded.folder, "repair", "journal"));
    const before = files();
    const task = encodeURIComponent(page.recorded.problems[0]!.task.id);
    const repair = await json<TraceView>(`runs/repair/trace?task=${task}&attempt=0`);
    const answer = repair.candidates.find(({ isAnswer }) => isAnswer)!;
    expect(answer.parent).not.toBeNull();
    expect(answer.diff?.map(([kind]) => kind)).toEqual(expect.arrayContaining(["+", "-", "@"]));
    expect(repair.steps.filter(({ kind }) => kind === "ask").map(({ tokens }) => tokens)).toContainEqual({
      prompt: 120,
      completion: 40,
    });
    expect(repair.why).toContain("passes every visible test");
    const codet = await json<TraceView>(`runs/codet/trace?task=${task}&attempt=0`);
    const [grid] = codet.grids;
    expect(grid?.rows[0]?.passes).toHaveLength(grid!.tests.length);
    expect(codet.why).toMatch(/one of \d+ programs that pass the same \d+ of \d+ generated tests/);
    // Looking writes nothing.
    expect(files()).toEqual(before);
  });

  it("compares two runs by task, as the command does", async (ctx) => {
    if (typeof page.sandbox === "string") return ctx.skip(page.sandbox);
    const view = await json<CompareView>("compare?a=direct&b=codet");
    const { fixed, broken, bothPass, bothFail } = view.counts;
    expect(fixed + broken + bothPass + bothFail).toBe(view.tasks);
    expect(view).toMatchObject({ tasks: 7, onlyA: 0, onlyB: 0, mcnemar: null });
    expect(view.difference.p).toBeGreaterThan(0);
    const same = await json<CompareView>("compare?a=codet&b=codet");
    expect([same.mcnemar, same.counts.fixed, same.counts.broken]).toEqual([1, 0, 0]);
  });

  it("draws the coverage of its samples", async (ctx) => {
    if (typeof page.sandbox === "string") return ctx.skip(page.sandbox);
    const { laws } = await json<{ laws: { curve: { k: number; coverage: number }[] } }>("runs/direct/laws");
    const { rows } = await json<RowPage>("runs/direct/rows?limit=100");
    const tasks = [...new Set(rows.map(({ task }) => task))];
    const passes = tasks.map(
      (task) => rows.filter((row) => row.task === task && row.outcome === "pass").length,
    );
    const at2 = passes.reduce((sum, c) => sum + passAtK(3, c, 2), 0) / tasks.length;
    expect(laws.curve.find(({ k }) => k === 2)?.coverage).toBeCloseTo(at2, 12);
  });

  it("reads what other commands left beside the runs, and of a log only the fields agreed on", async (ctx) => {
    if (typeof page.sandbox === "string") return ctx.skip(page.sandbox);
    const integrity = await json<{
      attacks: { holes: unknown[]; isolation: string; asked: number }[];
      flaky: unknown[];
      compared: number;
    }>("integrity");
    expect(integrity.attacks.map(({ isolation, holes }) => [isolation, holes.length])).toEqual([
      ["namespaces", 0],
      ["none", 1],
    ]);
    expect(integrity.compared).toBeGreaterThan(0);
    expect(integrity.flaky).toEqual([]);
    expect(await json("reproductions")).toMatchObject([{ reproductions: [{ id: "wizardcoder" }] }]);
    const text = await (await get("/api/gateway")).text();
    expect(JSON.parse(text)).toMatchObject([
      { lines: 4, entries: [{ key: "laptop", verified: true }, {}, { verified: false }, {}] },
    ]);
    expect(text).not.toContain("sk-never");
  });

  it("judges programs that differ between runs as flaky", async (ctx) => {
    if (typeof page.sandbox === "string") return ctx.skip(page.sandbox);
    const folder = mkdtempSync(join(tmpdir(), "assay-flaky-"));
    writeRun(join(folder, "one"), [record("t", 0, "pass", "x = 1"), record("u", 0, "pass", "y")]);
    writeRun(join(folder, "two"), [record("t", 5, "timeout", "x = 1"), record("u", 0, "pass", "y")]);
    const other = viewApp({ folders: [folder] });
    const response = await other.request("http://127.0.0.1/api/integrity", { headers: own });
    expect(await response.json()).toMatchObject({
      compared: 2,
      flaky: [
        {
          task: "t",
          verdicts: [
            { run: "one", outcome: "pass" },
            { run: "two", outcome: "timeout", attempt: 5 },
          ],
        },
      ],
    });
    rmSync(folder, { recursive: true });
  });
});
