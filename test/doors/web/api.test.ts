import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sandbox } from "../../../src/core/sandbox.ts";
import type { CompareView } from "../../../src/doors/web/api/overviews.ts";
import { viewApp } from "../../../src/doors/web/app.ts";
import type { SampleView } from "../../../src/doors/web/runs/sample-view.ts";
import type { RunSummary } from "../../../src/doors/web/runs/summary.ts";
import type { RowPage } from "../../../src/doors/web/table/columns.ts";
import type { TraceView } from "../../../src/doors/web/trace/trace-view.ts";
import { passAtK } from "../../../src/metrics/pass-at-k.ts";
import { sandboxOrReason } from "../../sandboxes/opened.ts";
import { type Recorded, record, recordedRuns, strategyPlan, writeRun } from "./recorded.ts";

const TOKEN = "token-of-this-test";
const own = { host: "127.0.0.1:4117" };
let sandbox: Sandbox | string;
let recorded: Recorded;
let app: Hono;

beforeAll(async () => {
  sandbox = await sandboxOrReason("auto");
  if (typeof sandbox === "string") return;
  recorded = await recordedRuns(sandbox);
  app = viewApp({ folders: [recorded.folder], token: TOKEN });
});
afterAll(async () => {
  if (typeof sandbox === "string") return;
  recorded.remove();
  await sandbox.close();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(`http://127.0.0.1:4117${path}`, { headers: { ...own, ...headers } });
const json = async <T>(path: string): Promise<T> => (await get(`/api/${path}`)).json() as Promise<T>;

describe("over recorded runs", () => {
  it("lists them with score, interval, outcomes and cost", async (ctx) => {
    if (typeof sandbox === "string") return ctx.skip(sandbox);
    const { runs } = await json<{ runs: RunSummary[] }>("runs");
    expect(runs.map(({ id }) => id).sort()).toEqual([
      "codet",
      "direct",
      "repair",
      ...(recorded.hasHumanEval ? ["wizardcoder"] : []),
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
    if (typeof sandbox === "string") return ctx.skip(sandbox);
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
    if (typeof sandbox === "string") return ctx.skip(sandbox);
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
    if (typeof sandbox === "string") return ctx.skip(sandbox);
    const files = () => readdirSync(join(recorded.folder, "repair", "journal"));
    const before = files();
    const task = encodeURIComponent(recorded.problems[0]!.task.id);
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
    if (typeof sandbox === "string") return ctx.skip(sandbox);
    const view = await json<CompareView>("compare?a=direct&b=codet");
    const { fixed, broken, bothPass, bothFail } = view.counts;
    expect(fixed + broken + bothPass + bothFail).toBe(view.tasks);
    expect(view).toMatchObject({ tasks: 7, onlyA: 0, onlyB: 0, mcnemar: null });
    expect(view.difference.p).toBeGreaterThan(0);
    const same = await json<CompareView>("compare?a=codet&b=codet");
    expect([same.mcnemar, same.counts.fixed, same.counts.broken]).toEqual([1, 0, 0]);
  });

  it("draws the coverage of its samples", async (ctx) => {
    if (typeof sandbox === "string") return ctx.skip(sandbox);
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
    if (typeof sandbox === "string") return ctx.skip(sandbox);
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
    if (typeof sandbox === "string") return ctx.skip(sandbox);
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

describe("keeps others out", () => {
  const post = (headers: Record<string, string>, body: string) =>
    app.request("http://127.0.0.1:4117/api/runs/direct/notes", {
      method: "POST",
      headers: { ...own, "content-length": String(Buffer.byteLength(body)), ...headers },
      body,
    });
  const note = () => ({ task: recorded.problems[0]!.task.id, attempt: 0, thumb: 1, comment: "see line 3" });

  it("answers only under this machine's own names (DNS rebinding)", async (ctx) => {
    if (typeof sandbox === "string") return ctx.skip(sandbox);
    for (const host of [
      "evil.example",
      "evil.example:4117",
      "127.0.0.1.evil.example",
      "localhost.evil.example",
      "",
    ])
      expect((await get("/api/runs", { host })).status).toBe(403);
    for (const host of ["localhost", "LOCALHOST:8080", "[::1]:4117"])
      expect((await get("/api/runs", { host })).status).toBe(200);
  });

  it("lets no other origin read or write", async (ctx) => {
    if (typeof sandbox === "string") return ctx.skip(sandbox);
    for (const site of ["cross-site", "same-site"])
      expect((await get("/api/runs", { "sec-fetch-site": site })).status).toBe(403);
    expect(
      (await get("/page.js", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" })).status,
    ).toBe(403);
    expect((await get("/api/runs", { origin: "http://evil.example" })).status).toBe(403);
    expect((await get("/api/runs", { origin: "null" })).status).toBe(403);
    const answer = await get("/api/runs", { "sec-fetch-site": "same-origin" });
    expect(answer.status).toBe(200);
    expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    expect(answer.headers.get("content-security-policy")).toMatch(
      /default-src 'none'; script-src 'self'; .*frame-ancestors 'none'/,
    );
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect((await app.request("http://127.0.0.1/api/runs", { method: "OPTIONS", headers: own })).status).toBe(
      405,
    );
    expect((await app.request("http://127.0.0.1/api/runs", { method: "DELETE", headers: own })).status).toBe(
      405,
    );
  });

  it("takes a note only with the token, in its shape, about a sample that there is, and of bounded size", async (ctx) => {
    if (typeof sandbox === "string") return ctx.skip(sandbox);
    const file = join(recorded.folder, "direct", "notes.jsonl");
    const good = JSON.stringify(note());
    expect((await post({}, good)).status).toBe(403);
    expect((await post({ "x-assay-token": "x".repeat(TOKEN.length) }, good)).status).toBe(403);
    expect((await post({ "x-assay-token": TOKEN, origin: "http://evil.example" }, good)).status).toBe(403);
    const token = { "x-assay-token": TOKEN };
    expect((await post(token, "{")).status).toBe(400);
    expect((await post(token, JSON.stringify({ ...note(), thumb: 7 }))).status).toBe(400);
    expect((await post(token, JSON.stringify({ ...note(), path: "../../x" }))).status).toBe(400);
    expect((await post(token, JSON.stringify({ ...note(), task: "no such task" }))).status).toBe(404);
    expect((await post(token, JSON.stringify({ ...note(), comment: "c".repeat(40_000) }))).status).toBe(413);
    expect((await post({ ...token, "content-length": "" }, good)).status).toBe(413);
    expect(existsSync(file)).toBe(false);
    expect((await post(token, good)).status).toBe(200);
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject(note());
    expect(await json("runs/direct/notes")).toMatchObject([note()]);
  });

  it("reads no file outside the folders it was given, however the path is written", async (ctx) => {
    if (typeof sandbox === "string") return ctx.skip(sandbox);
    const outside = mkdtempSync(join(tmpdir(), "assay-outside-"));
    writeRun(outside, [record("secret", 0)]);
    const inside = mkdtempSync(join(tmpdir(), "assay-inside-"));
    writeRun(join(inside, "mine"), [record("t", 0)]);
    symlinkSync(outside, join(inside, "link"));
    writeFileSync(join(inside, "secret.json"), '{"password":"p"}');
    const other = viewApp({ folders: [inside] });
    const ids = [
      `../${outside.split("/").at(-1)}`,
      outside,
      "link",
      "..",
      ".",
      "",
      "mine/..",
      "mine/../link",
      "../../etc/passwd",
      "mine\0",
      "__proto__",
      "constructor",
    ];
    for (const id of ids) {
      for (const what of [
        "",
        "/rows",
        "/columns",
        "/sample?task=secret&attempt=0",
        "/table.csv",
        "/events",
        "/notes",
      ]) {
        const response = await other.request(`http://127.0.0.1/api/runs/${encodeURIComponent(id)}${what}`, {
          headers: own,
        });
        expect({
          id,
          what,
          status: response.status === 200 && id === "" && what === "" ? 404 : response.status,
        }).toEqual({ id, what, status: 404 });
      }
    }
    for (const path of [
      "/page/../../../package.json",
      "/..%2f..%2fpackage.json",
      "/index.ts",
      "/%2e%2e/secret.json",
      "/secret.json",
    ])
      expect((await other.request(`http://127.0.0.1${path}`, { headers: own })).status).toBe(404);
    expect(await (await other.request("http://127.0.0.1/api/runs", { headers: own })).text()).not.toContain(
      "link",
    );
    rmSync(outside, { recursive: true });
    rmSync(inside, { recursive: true });
  });

  it("says in one line what is wrong with a question, and nothing of the machine", async (ctx) => {
    if (typeof sandbox === "string") return ctx.skip(sandbox);
    for (const path of ["rows?limit=100000", "rows?offset=-1", "rows?limit=x", "sample", "laws?soundness=2"])
      expect((await get(`/api/runs/direct/${path}`)).status).toBe(400);
    const missing = await get("/api/runs/direct/sample?task=nope&attempt=0");
    expect([missing.status, await missing.json()]).toEqual([
      404,
      expect.objectContaining({ code: "NOT_FOUND" }),
    ]);
  });

  it("stands a damaged folder", async (ctx) => {
    if (typeof sandbox === "string") return ctx.skip(sandbox);
    const folder = mkdtempSync(join(tmpdir(), "assay-damaged-"));
    writeRun(join(folder, "bad"), [], strategyPlan({}));
    writeFileSync(join(folder, "bad", "plan.json"), "{");
    writeFileSync(join(folder, "bad", "records.jsonl"), "not json\n{}\n");
    writeFileSync(join(folder, "report.json"), "[[[");
    const other = viewApp({ folders: [folder] });
    const list = await other.request("http://127.0.0.1/api/runs", { headers: own });
    expect(await list.json()).toMatchObject({ runs: [{ id: "bad", damaged: 2, done: 0 }] });
    expect((await other.request("http://127.0.0.1/api/runs/bad", { headers: own })).status).toBe(404);
    rmSync(folder, { recursive: true });
  });
});
