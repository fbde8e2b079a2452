import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { RunRequest } from "../../../src/core/sandbox.ts";
import { serveEngine } from "../../../src/doors/engine/listen.ts";
import { readKeys } from "../../../src/doors/http/keys.ts";
import { openSandbox } from "../../../src/sandboxes/open/open.ts";
import { echo, post, RAN, served } from "./served.ts";

const suite = { tests: [{ kind: "code", code: "assert f() == 1" }] };
const run = (program: string) => ({ language: "python", program });

/** A sandbox whose runs end when they are told to. */
function held() {
  const started: { request: RunRequest; signal: AbortSignal | undefined; end(): void }[] = [];
  const sandbox = echo({
    workers: 1,
    run: (request, signal) =>
      new Promise((resolve) => {
        started.push({ request, signal, end: () => resolve({ ...RAN, stdout: request.program }) });
      }),
  });
  const until = async (count: number) => {
    while (started.length < count) await sleep(5);
  };
  return { sandbox, started, until };
}

test("1 000 requests at once: each gets its own answer", async () => {
  const { url } = await served(echo());
  const sandbox = await openSandbox({ isolation: `remote=${url}` });
  const programs = Array.from({ length: 1000 }, (_, index) => `program ${index}`);
  const ran = await Promise.all(programs.map((program) => sandbox.run(run(program))));
  await sandbox.close();
  expect(ran.map(({ stdout }) => stdout)).toEqual(programs);
});

test("web pages may not come, nor whoever calls this machine by another name", async () => {
  const { url } = await served(echo());
  const page = await post(url, "/v1/run", run("a"), { origin: "https://evil.example" });
  expect([page.status, page.headers.get("access-control-allow-origin")]).toEqual([403, null]);
  expect((await post(url, "/v1/run", run("a"))).status).toBe(200);
});

test("what has no room is told to come back, and a client that does so loses nothing", async () => {
  let open = () => {};
  const refusal = new Promise<void>((resolve) => {
    open = resolve;
  });
  const slow = echo({
    workers: 1,
    run: async ({ program }) => {
      await refusal;
      await sleep(2);
      return { ...RAN, stdout: program };
    },
  });
  const { url } = await served(slow, { queue: 4 });
  const raw = await Promise.all(
    Array.from({ length: 40 }, async (_, index) => {
      const answer = await post(url, "/v1/run", run(String(index)));
      if (answer.status === 429) open();
      return answer;
    }),
  );
  const refused = raw.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]).toMatchObject({ body: { error: { code: "SERVER_BUSY" } } });
  expect(refused[0]?.headers.get("retry-after")).toBe("1");
  const text = await (await fetch(`${url}/metrics`)).text();
  expect(text).toContain(`assay_requests_total{route="/v1/run",status="429"} ${refused.length}`);
  const sandbox = await openSandbox({ isolation: `remote=${url}` });
  const ran = await Promise.all(Array.from({ length: 12 }, (_, index) => sandbox.run(run(String(index)))));
  await sandbox.close();
  expect(ran.map(({ stdout }) => stdout)).toEqual(Array.from({ length: 12 }, (_, index) => String(index)));
});

test("a client that goes away cancels its job, waiting or running", async () => {
  const { sandbox, started, until } = held();
  const { url } = await served(sandbox);
  const gone = new AbortController();
  const send = (program: string, signal?: AbortSignal) =>
    fetch(`${url}/v1/run`, { method: "POST", body: JSON.stringify(run(program)), signal: signal ?? null });
  const leaving = Array.from({ length: 6 }, (_, index) =>
    send(`leaves ${index}`, gone.signal).catch(() => "gone"),
  );
  await until(4);
  const stays = send("stays");
  await sleep(50);
  gone.abort();
  expect(await Promise.all(leaving)).toEqual(Array(6).fill("gone"));
  while (!started.every(({ signal }) => signal?.aborted)) await sleep(5);
  for (const one of started) one.end();
  await until(5);
  expect(started[4]?.request.program).toBe("stays");
  started[4]?.end();
  expect(await (await stays).json()).toMatchObject({ stdout: "stays" });
  expect(await (await fetch(`${url}/metrics`)).text()).toContain("assay_cancelled_total 6");
});

test("a server that stops answers what it has in hand, and takes nothing new", async () => {
  const { sandbox, started, until } = held();
  const serving = await serveEngine(sandbox);
  const first = post(serving.url, "/v1/run", run("in hand"));
  await until(1);
  const stopped = serving.stop();
  await expect(post(serving.url, "/v1/run", run("late"))).rejects.toThrow();
  started[0]?.end();
  expect(await first).toMatchObject({ status: 200, body: { stdout: "in hand" } });
  await stopped;
});

describe("keys", () => {
  const key = "k".repeat(32);

  test("without the key only /healthz answers", async () => {
    const { url } = await served(echo(), { keys: [key] });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    for (const path of ["/metrics", "/v1", "/api/v2/runtimes", "/nothing"])
      expect((await fetch(url + path)).status).toBe(401);
    for (const wrong of ["", "Bearer", `Bearer ${key}x`, `Bearer ${key.slice(1)}`, "Basic eDp5"])
      expect(await post(url, "/v1/run", run("x"), { authorization: wrong })).toMatchObject({
        status: 401,
        body: { error: { code: "KEY_REFUSED" } },
      });
    expect((await post(url, "/v1/run", run("x"), { authorization: `Bearer ${key}` })).status).toBe(200);
  });

  test("a remote sandbox without the key says which variable holds it", async () => {
    const { url } = await served(echo(), { keys: [key] });
    await expect(openSandbox({ isolation: `remote=${url}` })).rejects.toMatchObject({
      code: "REMOTE_KEY",
      fix: expect.stringContaining("ASSAY_REMOTE_KEY"),
    });
  });

  test("no address but this machine's without a key", async () => {
    await expect(serveEngine(echo(), { host: "0.0.0.0" })).rejects.toMatchObject({ code: "SERVE_KEY" });
  });

  test("a short key is refused; keys come from the environment too", () => {
    expect(readKeys(undefined, { ASSAY_SERVE_KEYS: ` ${key}, ${key} ,` })).toEqual([key]);
    expect(() => readKeys(undefined, { ASSAY_SERVE_KEYS: "short" })).toThrow(/fewer than 16/);
  });
});

describe("hostile input", () => {
  const complaints: [string, string, unknown, RegExp][] = [
    ["no JSON", "/v1/run", "{", /^not JSON/],
    ["no object", "/v1/run", "null", /expected object/],
    ["a missing field", "/v1/check", { language: "python", program: "x" }, /expected object/],
    ["an unknown field", "/v1/run", { ...run("x"), privileged: true }, /privileged/],
    ["no test", "/v1/check", { ...run("x"), suite: { tests: [] } }, /Too small/],
    [
      "limits above the server's",
      "/v1/run",
      { ...run("x"), limits: { cpuSeconds: 1e9 } },
      /above this server's 60/,
    ],
    ["a limit below zero", "/v1/run", { ...run("x"), limits: { memoryBytes: -1 } }, /Too small/],
  ];
  test.each(complaints)("%s is refused in one line", async (_, path, body, line) => {
    const { url } = await served(echo());
    const answer = await post(url, path, body);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({
      code: "REQUEST_INVALID",
      message: expect.stringMatching(line),
    });
    expect(answer.body.error.message).not.toContain("\n");
  });

  test("values nested without end, and names that JavaScript knows, do no harm", async () => {
    const { url } = await served(echo());
    const deep = `{"language":"python","program":"right","suite":{"tests":[{"kind":"call","args":[${"[".repeat(50_000)}${"]".repeat(50_000)}],"expected":1}]}}`;
    expect((await post(url, "/v1/check", deep)).body.error.message).toMatch(/at most 200 levels/);
    const own =
      '{"language":"python","program":"right","__proto__":{"all":true},"suite":{"tests":[{"kind":"code","code":""}]}}';
    expect((await post(url, "/v1/check", own)).status).toBe(400);
    expect((await post(url, "/v1/check", { ...run("right"), suite })).body.pass).toBe(true);
  });

  test("a body that is too large is refused, with or without a length", async () => {
    const { url } = await served(echo(), { bodyBytes: 10_000 });
    const large = JSON.stringify(run("x".repeat(20_000)));
    expect(await post(url, "/v1/run", large)).toMatchObject({
      status: 413,
      body: { error: { code: "REQUEST_TOO_LARGE" } },
    });
    const stream = new Blob([large]).stream();
    const chunked = await fetch(`${url}/v1/run`, {
      method: "POST",
      body: stream,
      duplex: "half",
    } as RequestInit);
    expect(chunked.status).toBe(413);
    expect((await post(url, "/v1/run", run("small"))).body.stdout).toBe("small");
  });

  test("a client that sends slowly is cut off, and holds nobody up", async () => {
    const { url } = await served(echo(), { headerSeconds: 0.2 });
    const { port } = new URL(url);
    const heard = (text: string) =>
      new Promise<string>((resolve) => {
        let answer = "";
        const socket = connect(Number(port), "127.0.0.1", () => socket.write(text));
        socket.on("data", (chunk) => {
          answer += chunk;
        });
        socket.on("error", () => {});
        socket.on("close", () => resolve(answer));
      });
    const slow = [
      heard("POST /v1/run HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow:"),
      heard('POST /v1/run HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 900\r\n\r\n{"language"'),
    ];
    expect((await post(url, "/v1/run", run("quick"))).body.stdout).toBe("quick");
    for (const answer of await Promise.all(slow)) expect(answer).toMatch(/^(HTTP\/1.1 408|$)/);
    const body = await (await fetch(`${url}/metrics`)).text();
    expect(body).toContain("assay_in_hand 0");
  });

  test("paths lead nowhere but to routes", async () => {
    const { url } = await served(echo());
    for (const path of ["/..%2f..%2fetc/passwd", "/v1/../../etc/passwd", "/%00", "//etc/passwd"])
      expect((await fetch(url + path)).status).toBe(404);
  });

  test("a failing sandbox is the server's fault, without its inside", async () => {
    const { url } = await served(echo({ run: () => Promise.reject(new Error("secret path /srv/x")) }));
    const { status, body } = await post(url, "/v1/run", run("x"));
    expect([status, body.error.code]).toEqual([500, "UNEXPECTED"]);
    expect(JSON.stringify(body)).not.toContain("secret");
  });
});
