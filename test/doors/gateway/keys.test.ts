import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { Allowances, tightest } from "../../../src/doors/gateway/keys/allowance.ts";
import { keyFinder, newKey, readRing } from "../../../src/doors/gateway/keys/ring.ts";
import { memoryAccount } from "../../../src/kit/purse/account.ts";
import { gateway, REQUEST, RIGHT } from "./served.ts";

const folder = mkdtempSync(join(tmpdir(), "assay-gateway-"));
afterAll(() => rmSync(folder, { recursive: true }));

const SCRIPT = { program: [RIGHT], "*": ["I am the plain model."] };
const alice = newKey("alice");
const bob = newKey("bob");
const body = { model: "direct/m", messages: [{ role: "user", content: REQUEST }] };
const plain = { model: "m", messages: [{ role: "user", content: "Hello!" }] };

function post(url: string, sent: unknown, headers: Record<string, string> = {}) {
  return fetch(`${url}/v1/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof sent === "string" ? sent : JSON.stringify(sent),
  });
}

const bearer = ({ key }: { key: string }) => ({ authorization: `Bearer ${key}` });

describe("keys", () => {
  test("a file of hashes: read, and wrong lines named without what is in them", async () => {
    const file = join(folder, "keys.jsonl");
    writeFileSync(
      file,
      `${JSON.stringify({ ...alice.record, perMinute: 5, day: { usd: 1 } })}\n${JSON.stringify(bob.record)}\n`,
    );
    const ring = await readRing(file);
    expect(ring.map(({ name }) => name)).toEqual(["alice", "bob"]);
    expect(readFileSync(file, "utf8")).not.toContain(alice.key);
    const find = keyFinder(ring);
    expect(find(new Headers(bearer(bob)))?.name).toBe("bob");
    expect(find(new Headers({ "x-api-key": alice.key }))?.name).toBe("alice");
    expect(find(new Headers({ authorization: "Bearer nobody" }))).toBeUndefined();
    expect(find(new Headers())).toBeUndefined();
    writeFileSync(file, `${JSON.stringify(alice.record)}\n{"name":"eve","key":"secret-in-clear"}\n`);
    const error = await readRing(file).catch((thrown: unknown) => thrown as Error & { where: string });
    expect(error).toMatchObject({ code: "SERVE_KEY", where: `${file}:2` });
    expect(JSON.stringify(error)).not.toContain("secret-in-clear");
    writeFileSync(file, `${JSON.stringify(alice.record)}\n${JSON.stringify(alice.record)}\n`);
    await expect(readRing(file)).rejects.toMatchObject({ code: "SERVE_KEY" });
  });

  test("without one nothing is told, not even a model's name", async () => {
    const { url } = await gateway(SCRIPT, { keys: [alice.record] });
    for (const headers of [{}, { authorization: "Bearer wrong" }, { "x-api-key": alice.record.sha256 }]) {
      const answer = await post(url, body, headers);
      expect(answer.status).toBe(401);
      expect(await answer.text()).not.toContain("test/m");
      for (const path of ["/v1/models", "/v1/models/test/m", "/metrics"])
        expect((await fetch(url + path, { headers })).status).toBe(401);
    }
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await post(url, body, bearer(alice))).status).toBe(200);
  });

  test("any address but this machine's needs one", async () => {
    await expect(gateway(SCRIPT, { host: "0.0.0.0" })).rejects.toMatchObject({ code: "SERVE_KEY" });
  });

  test("so many requests a minute, each key for itself", async () => {
    let now = 0;
    const allowances = new Allowances(
      () => memoryAccount(),
      () => now,
    );
    const key = { ...alice.record, perMinute: 2 };
    allowances.admit(key);
    allowances.admit(key);
    expect(() => allowances.admit(key)).toThrow(
      expect.objectContaining({ code: "KEY_RATE", fix: "wait 30 s" }),
    );
    allowances.admit({ ...key, name: "other" });
    now += 30_000;
    allowances.admit(key);
    expect(() => allowances.admit(key)).toThrow();
    const { url } = await gateway(SCRIPT, { keys: [{ ...alice.record, perMinute: 1 }, bob.record] });
    expect((await post(url, plain, bearer(alice))).status).toBe(200);
    const refused = await post(url, plain, bearer(alice));
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
    expect((await post(url, plain, bearer(bob))).status).toBe(200);
  });

  test("so much a day: counted over all requests, and another day is another purse", async () => {
    const { url } = await gateway(SCRIPT, { keys: [{ ...alice.record, day: { calls: 2 } }] });
    expect((await post(url, body, bearer(alice))).status).toBe(200);
    expect((await post(url, plain, bearer(alice))).status).toBe(200);
    const refused = await post(url, plain, bearer(alice));
    expect(refused.status).toBe(402);
    expect(refused.headers.get("x-should-retry")).toBe("false");
    expect(await refused.json()).toMatchObject({ error: { code: "KEY_BUDGET" } });
    const days: string[] = [];
    let now = Date.UTC(2026, 0, 1);
    const allowances = new Allowances(
      (_, day) => {
        days.push(day);
        return memoryAccount();
      },
      () => now,
    );
    const key = { ...alice.record, day: { calls: 1 } };
    const [first] = allowances.purses(key);
    expect(allowances.purses(key)[0]).toBe(first);
    now += 86_400_000;
    expect(allowances.purses(key)[0]).not.toBe(first);
    expect(days).toEqual(["2026-01-01", "2026-01-02"]);
  });

  test("the smallest cap holds: the server's, the key's, the request's", async () => {
    expect(tightest({ calls: 20, seconds: 9 }, { calls: 5, usd: 1 }, undefined, { usd: 2 })).toEqual({
      calls: 5,
      seconds: 9,
      usd: 1,
    });
    const { url } = await gateway(SCRIPT, { keys: [{ ...alice.record, request: { calls: 2 } }] });
    const asked = { ...body, model: "auto/m", assay: { budget: { calls: 50 } } };
    const answer = (await (await post(url, asked, bearer(alice))).json()) as {
      assay: { cost: { calls: number } };
    };
    expect(answer.assay.cost.calls).toBeLessThanOrEqual(2);
  });
});

describe("what is written down", () => {
  test("the audit log has what happened and neither prompts, programs nor keys; metrics and errors have no keys either", async () => {
    const audit = join(folder, "audit.jsonl");
    const { url, stop } = await gateway(SCRIPT, { keys: [alice.record], audit });
    await post(url, body, bearer(alice));
    await post(url, plain, bearer(alice));
    await post(url, body, { authorization: "Bearer wrong-key-wrong-key" });
    const sneaky = await post(url, { ...plain, model: `evil"}\n ${alice.key}` }, bearer(alice));
    expect(await sneaky.text()).not.toContain(alice.key);
    const metrics = await (await fetch(`${url}/metrics`, { headers: bearer(alice) })).text();
    expect(metrics).toContain('assay_gateway_requests_total{route="/v1/chat/completions",status="200"} 2');
    expect(metrics).toContain(
      'assay_gateway_answers_total{verified="true",kind="conversation",reason="none"} 1',
    );
    expect(metrics).toContain("assay_gateway_active 0");
    await stop();
    const text = readFileSync(audit, "utf8");
    const lines = text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toMatchObject([
      {
        key: "alice",
        route: "/v1/chat/completions",
        model: "direct/m",
        verified: true,
        kind: "conversation",
        status: 200,
        usd: 0,
      },
      { key: "alice", model: "m", verified: false, reason: "no-strategy", status: 200 },
      { key: null, model: null, verified: null, status: 401 },
      { key: "alice", model: null, status: 404 },
    ]);
    expect(Object.keys(lines[0]!).sort()).toEqual(
      "id key kind milliseconds model reason route status time tokens usd verified".split(" "),
    );
    for (const secret of [alice.key, alice.record.sha256, "wrong-key", "double", "return", "Hello", "evil"]) {
      expect(text).not.toContain(secret);
      expect(metrics).not.toContain(secret);
    }
    expect(statSync(audit).mode & 0o077).toBe(0);
  });
});
