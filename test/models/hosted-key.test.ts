import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { settingsOf } from "../../src/models/hosted/settings.ts";
import { type Fault, startFaultyServer } from "../servers/faulty-server.ts";
import { listen } from "../servers/wire.ts";
import { openaiModel, service } from "./doubles.ts";

afterEach(() => vi.unstubAllEnvs());

const SECRET = "sk-proj-Zq7_verysecret.0123456789";
const ask = { messages: [{ role: "user" as const, content: "q" }], purpose: "program" };
const context = { task: "t", attempt: 0, asked: 0 };

/** Everything of an error that a log could ever show. */
async function shown(work: Promise<unknown>): Promise<string> {
  const seen: string[] = [];
  let error = await work.then(
    () => new Error("it did not fail"),
    (thrown) => thrown,
  );
  for (; error instanceof Error; error = error.cause as Error) {
    seen.push(String(error), error.stack ?? "", JSON.stringify(error, Object.getOwnPropertyNames(error)));
  }
  return seen.join("\n");
}

describe("the key is never shown", () => {
  test("not by any failure of a server", async () => {
    vi.stubEnv("OPENAI_API_KEY", SECRET);
    const faults = [
      "refused",
      "unauthorized",
      "unknown",
      "busy",
      "failed",
      "overloaded",
      "reset",
      "silent",
      "truncated",
      "malformed",
      "wrong-type",
      "cut",
    ] satisfies Fault[];
    for (const fault of faults) {
      for (const stream of [false, true]) {
        const server = await startFaultyServer({ fault: () => fault });
        const timeoutSeconds = fault === "silent" ? 0.3 : 60;
        const model = openaiModel("m", { baseUrl: server.baseUrl, retries: 0, timeoutSeconds, stream });
        const text = await shown(model.reply(ask, context));
        expect(server.asks.every(({ authorization }) => authorization === `Bearer ${SECRET}`)).toBe(true);
        expect(text, fault).toMatch(/MODEL_/);
        expect(text, fault).not.toContain("verysecret");
        await server.close();
      }
    }
  });

  test("not even when the server repeats it", async () => {
    vi.stubEnv("OPENAI_API_KEY", SECRET);
    const said = [
      [401, `Incorrect API key provided: ${SECRET}. Header was "Authorization: Bearer ${SECRET}"`],
      [400, `You sent ${SECRET}`],
      [500, `Bearer ${SECRET}`],
    ] as const;
    for (const [status, message] of said) {
      const server = await listen((_, response) => {
        response.writeHead(status, { "content-type": "application/json" });
        response.end(JSON.stringify({ error: { message } }));
      });
      const text = await shown(openaiModel("m", { baseUrl: server.baseUrl, retries: 0 }).reply(ask, context));
      expect(text).toContain("[key]");
      expect(text).not.toContain("verysecret");
      await server.close();
    }
  });

  test("not by the settings' errors", async () => {
    for (const environment of [{ KEY: `${SECRET} and more` }, { KEY: `${SECRET}é` }]) {
      const text = await shown(
        (async () =>
          settingsOf(service, "m", { keyVariable: "KEY", baseUrl: "https://x.test" }, environment))(),
      );
      expect(text).toContain("MODEL_KEY");
      expect(text).not.toContain("verysecret");
    }
    // A key pasted where the variable's name belongs, or into the address.
    for (const options of [{ keyVariable: SECRET }, { baseUrl: `https://me:${SECRET}@x.test/v1` }]) {
      const text = await shown((async () => settingsOf(service, "m", options, {}))());
      expect(text).toMatch(/MODEL_(KEY|URL)/);
      expect(text).not.toContain("verysecret");
    }
  });

  test("property: redact leaves no key, wherever it stands", () => {
    const key = fc.stringMatching(/^[\x21-\x7e]{8,40}$/);
    fc.assert(
      fc.property(key, fc.string(), fc.string(), (secret, before, after) => {
        const { redact } = settingsOf(
          service,
          "m",
          { baseUrl: "https://x.test" },
          { OPENAI_API_KEY: secret },
        );
        expect(redact(`${before}${secret}${after}`)).not.toContain(secret);
      }),
    );
  });
});

describe("when a key is needed", () => {
  test.each([
    "http://localhost:8000/v1",
    "http://127.0.0.1:1/v1",
    "http://[::1]:8080/v1",
    "http://gpu.localhost/v1",
  ])("not at %s", (baseUrl) => {
    expect(settingsOf(service, "m", { baseUrl }, {}).key).toBeUndefined();
  });

  test.each([
    undefined,
    "https://api.example.org/v1",
    "http://localhost.example.org/v1",
    "http://10.0.0.7:8000/v1",
  ])("at %s, and the error names the variable", (baseUrl) => {
    const open = () =>
      settingsOf(service, "m", { ...(baseUrl ? { baseUrl } : {}), keyVariable: "MY_KEY" }, {});
    expect(open).toThrow(/^no key for http\S+: MY_KEY is not set$/);
  });

  test("addresses that are none are refused", () => {
    for (const baseUrl of ["localhost:8000/v1", "ftp://x", "nonsense", " "]) {
      expect(() => settingsOf(service, "m", { baseUrl }, {})).toThrow("base URL");
    }
    expect(() => settingsOf(service, " ", {}, {})).toThrow("no model name");
  });

  test("what is shown of an address has no query", () => {
    const settings = settingsOf(service, "m", { baseUrl: `http://localhost/v1/?key=${SECRET}` }, {});
    expect(settings.server).toBe("http://localhost/v1");
  });
});
