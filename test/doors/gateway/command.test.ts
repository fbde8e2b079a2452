import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { trace } from "@opentelemetry/api";
import OpenAI from "openai";
import { afterAll, expect, test } from "vitest";
import { assay, startAssay, unisolated } from "../built.ts";
import { assayOf, gateway, REQUEST, RIGHT } from "./served.ts";

const folder = mkdtempSync(join(tmpdir(), "assay-serve-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("assay serve: a key is made, the built-in solver answers whoever holds it, and Ctrl-C ends it cleanly", {
  timeout: 180_000,
}, async (context) => {
  const reason = unisolated();
  if (reason) return context.skip(reason);
  const keys = join(folder, "keys.jsonl");
  const audit = join(folder, "audit.jsonl");
  const key = assay(["serve", "--add-key", "alice", "--keys", keys]).stdout.trim();
  expect(readFileSync(keys, "utf8")).not.toContain(key);
  expect(assay(["serve", "--add-key", "alice", "--keys", keys])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("[SERVE_KEY]"),
  });
  const child = startAssay([
    "serve",
    "--port",
    "0",
    "--keys",
    keys,
    "--audit",
    audit,
    "--model",
    "builtin/quick",
  ]);
  let notes = "";
  const url = await new Promise<string>((resolve) => {
    child.stderr.on("data", (piece: Buffer) => {
      notes += piece.toString();
      const found = /http:\S+\/v1/.exec(notes);
      if (found) resolve(found[0]);
    });
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const content = "Write a Python function `double(n)`.\n\n>>> double(2)\n4\n>>> double(5)\n10";
  const body = { model: "auto/quick", messages: [{ role: "user" as const, content }] };
  const answer = await new OpenAI({ baseURL: url, apiKey: key, maxRetries: 0 }).chat.completions.create(body);
  expect(assayOf(answer)).toMatchObject({
    verified: true,
    evidence: { kind: "conversation", passed: 2 },
    model: "builtin/quick",
  });
  expect(answer.choices[0]?.message.content).toContain("def double(");
  await expect(
    new OpenAI({ baseURL: url, apiKey: "wrong", maxRetries: 0 }).models.list(),
  ).rejects.toMatchObject({ status: 401 });
  const last = new OpenAI({ baseURL: url, apiKey: key, maxRetries: 0 }).chat.completions.create(body);
  await new Promise((resolve) => setTimeout(resolve, 50));
  child.kill("SIGINT");
  expect(assayOf(await last).verified).toBe(true);
  expect(await ended).toBe(0);
  expect(notes).toContain("stopping");
  expect(notes).not.toContain(key);
  expect(readFileSync(audit, "utf8").trim().split("\n").length).toBe(2);
});

test("spans: one for the request, one inside for each step, no texts in them", async () => {
  const spans: { name: string; attributes: Record<string, unknown>; ended: boolean }[] = [];
  const tracer = {
    startSpan(name: string, { attributes = {} }: { attributes?: Record<string, unknown> } = {}) {
      const own = { name, attributes: { ...attributes }, ended: false };
      spans.push(own);
      return {
        setAttributes: (more: object) => void Object.assign(own.attributes, more),
        setStatus: () => {},
        end: () => {
          own.ended = true;
        },
        spanContext: () => ({ traceId: "1", spanId: "2", traceFlags: 1 }),
      };
    },
  };
  trace.setGlobalTracerProvider({ getTracer: () => tracer as never });
  const { openai } = await gateway({ program: [RIGHT] });
  await openai.chat.completions.create({
    model: "self-debugging/m",
    messages: [{ role: "user", content: REQUEST }],
  });
  trace.disable();
  expect(spans.map(({ name }) => name)).toEqual(["POST /v1/chat/completions", "assay ask", "assay check"]);
  expect(spans.every(({ ended }) => ended)).toBe(true);
  expect(spans[0]?.attributes).toMatchObject({
    "http.response.status_code": 200,
    "assay.verified": true,
    "assay.evidence": "conversation",
  });
  expect(JSON.stringify(spans)).not.toContain("double");
});
