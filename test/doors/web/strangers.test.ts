import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { viewApp } from "../../../src/doors/web/app.ts";
import { get, own, page, TOKEN } from "./page.ts";
import { record, strategyPlan, writeRun } from "./recorded.ts";

const json = async <T>(path: string): Promise<T> => (await get(`/api/${path}`)).json() as Promise<T>;

describe("keeps others out", () => {
  const post = (headers: Record<string, string>, body: string) =>
    page.app.request("http://127.0.0.1:4117/api/runs/direct/notes", {
      method: "POST",
      headers: { ...own, "content-length": String(Buffer.byteLength(body)), ...headers },
      body,
    });
  const note = () => ({
    task: page.recorded.problems[0]!.task.id,
    attempt: 0,
    thumb: 1,
    comment: "see line 3",
  });

  it("answers only under this machine's own names (DNS rebinding)", async (ctx) => {
    if (typeof page.sandbox === "string") return ctx.skip(page.sandbox);
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
    if (typeof page.sandbox === "string") return ctx.skip(page.sandbox);
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
    expect(
      (await page.app.request("http://127.0.0.1/api/runs", { method: "OPTIONS", headers: own })).status,
    ).toBe(405);
    expect(
      (await page.app.request("http://127.0.0.1/api/runs", { method: "DELETE", headers: own })).status,
    ).toBe(405);
  });

  it("takes a note only with the token, in its shape, about a sample that there is, and of bounded size", async (ctx) => {
    if (typeof page.sandbox === "string") return ctx.skip(page.sandbox);
    const file = join(page.recorded.folder, "direct", "notes.jsonl");
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
    if (typeof page.sandbox === "string") return ctx.skip(page.sandbox);
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
    if (typeof page.sandbox === "string") return ctx.skip(page.sandbox);
    for (const path of ["rows?limit=100000", "rows?offset=-1", "rows?limit=x", "sample", "laws?soundness=2"])
      expect((await get(`/api/runs/direct/${path}`)).status).toBe(400);
    const missing = await get("/api/runs/direct/sample?task=nope&attempt=0");
    expect([missing.status, await missing.json()]).toEqual([
      404,
      expect.objectContaining({ code: "NOT_FOUND" }),
    ]);
  });

  it("stands a damaged folder", async (ctx) => {
    if (typeof page.sandbox === "string") return ctx.skip(page.sandbox);
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
