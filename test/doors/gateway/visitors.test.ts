import { request } from "node:http";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { AskContext } from "../../../src/core/model.ts";
import { scripted } from "../../../src/models/script/model.ts";
import { assayOf, gateway, lastOf, REQUEST, RIGHT, shared } from "./served.ts";

const SCRIPT = { program: [RIGHT], "*": ["I am the plain model."] };
const body = { model: "direct/m", messages: [{ role: "user", content: REQUEST }] };

function send(
  url: string,
  { headers = {}, method = "POST", path = "/v1/chat/completions", text = JSON.stringify(body) } = {},
) {
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>(
    (resolve, reject) => {
      const to = new URL(path, url);
      const sent = request(
        to,
        { method, headers: { "content-type": "application/json", ...headers } },
        async (response) => {
          let received = "";
          for await (const chunk of response.setEncoding("utf8")) received += chunk;
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text: received });
        },
      );
      sent.on("error", reject);
      sent.end(text);
    },
  );
}

describe("web pages", () => {
  test("may not come, and get no header that lets them read", async () => {
    const { url } = await gateway(SCRIPT);
    const page = await send(url, { headers: { origin: "https://evil.example" } });
    expect(page.status).toBe(403);
    expect(page.headers["access-control-allow-origin"]).toBeUndefined();
    const asked = await send(url, {
      method: "OPTIONS",
      headers: { origin: "https://evil.example" },
      text: "",
    });
    expect(asked.status).toBe(403);
    expect((await send(url, { headers: { origin: "null" } })).status).toBe(403);
    const rebound = await send(url, { headers: { host: "evil.example:80" } });
    expect(rebound.status).toBe(403);
    expect((await send(url, {})).headers["access-control-allow-origin"]).toBeUndefined();
  });

  test("may when their origin is named", async () => {
    const { url } = await gateway(SCRIPT, { origins: ["https://app.example"] });
    const headers = { origin: "https://app.example" };
    const before = await send(url, { method: "OPTIONS", headers, text: "" });
    expect([before.status, before.headers["access-control-allow-origin"]]).toEqual([
      204,
      "https://app.example",
    ]);
    const page = await send(url, { headers });
    expect([page.status, page.headers["access-control-allow-origin"]]).toEqual([200, "https://app.example"]);
    expect((await send(url, { headers: { origin: "https://other.example" } })).status).toBe(403);
  });
});

describe("bodies", () => {
  test("too large, not JSON, of a wrong shape: refused in a line", async () => {
    const { url } = await gateway(SCRIPT, { bodyBytes: 2000 });
    const large = JSON.stringify({ ...body, messages: [{ role: "user", content: "x".repeat(3000) }] });
    expect((await send(url, { text: large })).status).toBe(413);
    const chunked = await send(url, { text: large, headers: { "transfer-encoding": "chunked" } });
    expect(chunked.status).toBe(413);
    for (const text of ["", "{", "null", "[]", '"text"', "{}", '{"model":1}'])
      expect((await send(url, { text })).status).toBe(400);
    expect((await send(url, {})).status).toBe(200);
  });

  test("no path leads anywhere else", async () => {
    const { url } = await gateway(SCRIPT);
    for (const path of [
      "/",
      "/v1/../../etc/passwd",
      "/%2e%2e/%2e%2e/etc/passwd",
      "/v1/models/..%2f..%2fetc%2fpasswd",
      "/.git/config",
    ]) {
      const { status, text } = await send(url, { method: "GET", path, text: "" });
      expect(status).toBe(404);
      expect(text).not.toContain("root:");
    }
  });
});

/** A model that answers when it is told to, and notes when it is no longer wanted. */
function held() {
  const waiting: { context: AskContext; end(text: string): void }[] = [];
  let aborted = 0;
  const model = scripted(
    (_, context) =>
      new Promise((resolve, reject) => {
        waiting.push({ context, end: resolve });
        context.signal?.addEventListener("abort", () => {
          aborted++;
          reject(context.signal?.reason);
        });
      }),
    { id: "test/m" },
  );
  const until = async (count: number) => {
    while (waiting.length < count) await sleep(5);
  };
  return { model, waiting, until, aborted: () => aborted };
}

describe("coming and going", () => {
  test("a client that goes away ends the work, whole or streamed", async () => {
    const { model, until, aborted } = held();
    const { url } = await gateway(model);
    for (const [index, stream] of [false, true].entries()) {
      const gone = new AbortController();
      const sent = fetch(`${url}/v1/chat/completions`, {
        method: "POST",
        body: JSON.stringify({ ...body, stream }),
        signal: gone.signal,
      }).then((response) => response.text());
      const ended = sent.catch(() => "gone");
      await until(index + 1);
      gone.abort();
      expect(await ended).toBe("gone");
      while (aborted() <= index) await sleep(5);
    }
    const metrics = async () => (await fetch(`${url}/metrics`)).text();
    while (!(await metrics()).includes('status="499"} 2')) await sleep(10);
    expect(await metrics()).toContain("assay_gateway_in_hand 0");
  });

  test("what has no room is told to come back", async () => {
    const { model, waiting, until } = held();
    const { url } = await gateway(model, { active: 1, queue: 1 });
    const first = send(url);
    await until(1);
    const second = send(url);
    let third = await send(url);
    while (third.status !== 429) third = await send(url);
    expect(third.headers["retry-after"]).toBe("1");
    waiting[0]!.end(RIGHT);
    expect((await first).status).toBe(200);
    await until(2);
    waiting[1]!.end(RIGHT);
    expect((await second).status).toBe(200);
  });

  test("stopping: those in hand are answered in full, nobody new is let in", async () => {
    const { model, waiting, until } = held();
    const { url, stop } = await gateway(model);
    const whole = send(url);
    const streamed = send(url, { text: JSON.stringify({ ...body, stream: true }) });
    await until(2);
    const stopped = stop();
    const refused = await send(url).then(
      ({ status }) => status,
      () => "refused",
    );
    expect([503, "refused"]).toContain(refused);
    for (const { end } of waiting) end(RIGHT);
    expect(JSON.parse((await whole).text).assay.verified).toBe(true);
    expect((await streamed).text).toMatch(/"verified":true[\s\S]*data: \[DONE\]/);
    await stopped;
  });

  test("those who take too long while it stops are told so", async () => {
    const { model, until } = held();
    const { url, stop } = await gateway(model, { graceSeconds: 0.05 });
    const whole = send(url);
    const streamed = send(url, { text: JSON.stringify({ ...body, stream: true }) });
    await until(2);
    await stop();
    expect((await whole).status).toBe(503);
    expect((await streamed).text).toContain("SERVER_STOPPING");
  });

  test("a slow answer is kept alive by comments, which clients leave out", async () => {
    const { model, waiting, until } = held();
    const { url, openai } = await gateway(model, { heartbeatSeconds: 0.02, progress: "off" });
    const raw = send(url, { text: JSON.stringify({ ...body, stream: true }) });
    const read = openai.chat.completions
      .stream({ model: "direct/m", messages: [{ role: "user", content: REQUEST }] })
      .finalChatCompletion();
    await until(2);
    await sleep(100);
    for (const { end } of waiting) end(RIGHT);
    expect((await raw).text).toMatch(/(: working\n\n){2}/);
    expect((await read).choices[0]?.message.content).toContain("return 2 * n");
  });

  test("progress can be comments, or off", async () => {
    const { url } = await gateway(SCRIPT);
    const ask = async (progress: string) =>
      (await send(url, { text: JSON.stringify({ ...body, stream: true, assay: { progress } }) })).text;
    expect(await ask("reasoning")).toContain("reasoning_content");
    expect(await ask("comments")).toMatch(/^: `double` in python/);
    const off = await ask("off");
    expect(off).not.toContain("reasoning_content");
    expect(off).not.toContain("Asked the model");
  });

  test("a client that sends its headers and no more is let go", async () => {
    const { url } = await gateway(SCRIPT, { headerSeconds: 0.2 });
    const { port } = new URL(url);
    const socket = connect(Number(port), "127.0.0.1");
    socket.write("POST /v1/chat/completions HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 100\r\n\r\n{");
    await new Promise((resolve) => socket.on("close", resolve).resume());
  });
});

test("200 clients at once, streamed and not: each gets its own answer, none is lost or crossed", async () => {
  const model = scripted(
    (ask) => {
      const number = /number (\d+)/.exec(
        ask.messages?.map(({ content }) => content).join("\n") ?? lastOf(ask),
      )?.[1];
      return `\`\`\`python\ndef add${number}(n):\n    return n + ${number}\n\`\`\``;
    },
    { id: "test/m" },
  );
  const { openai, url } = await gateway(model, { sandbox: await shared() });
  const rounds = await Promise.all(
    Array.from({ length: 200 }, async (_, client) => {
      const messages = [
        {
          role: "user" as const,
          content: `This is number ${client}. Write a Python function add${client}(n).\nassert add${client}(1) == ${client + 1}`,
        },
      ];
      const stream = client % 2 === 0;
      if (!stream) {
        const answer = await openai.chat.completions.create({ model: "direct/m", messages });
        return { text: answer.choices[0]!.message.content!, verified: assayOf(answer).verified };
      }
      let text = "";
      let verified = false;
      for await (const chunk of await openai.chat.completions.create({
        model: "direct/m",
        messages,
        stream,
      })) {
        text += chunk.choices[0]?.delta.content ?? "";
        if ("assay" in chunk) verified = assayOf(chunk).verified;
      }
      return { text, verified };
    }),
  );
  for (const [client, { text, verified }] of rounds.entries()) {
    expect(text).toContain(`def add${client}(n):\n    return n + ${client}\n`);
    expect(verified).toBe(true);
  }
  expect(await (await fetch(`${url}/metrics`)).text()).toContain("assay_gateway_in_hand 0");
});
