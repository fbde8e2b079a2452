import { afterEach, expect, test } from "vitest";
import type { Answer, WireRequest } from "../../../src/dialects/dialect/dialect.ts";
import chat from "../../../src/dialects/openai-chat.ts";
import { probeModel } from "../../../src/doors/cli/doctor/model.ts";
import { hostedModel } from "../../../src/models/hosted/model.ts";
import { serviceOf } from "../../models/doubles.ts";
import { startDialectServer } from "../../servers/dialect-server.ts";

let server: Awaited<ReturnType<typeof startDialectServer>>;
afterEach(() => server.close());

/** A server that can do everything that chat can say, or ignores it all. */
const able =
  (all: boolean) =>
  ({ question }: WireRequest): Answer => {
    const asked = question.messages?.at(-1)?.content ?? "";
    const n = all ? (question.n ?? 1) : 1;
    const word = `word-${question.seed ?? 0}-${all ? "" : server.received.length}`;
    const counted = asked.startsWith("Count") && !(all && question.stop) ? 60 : 5;
    const choices = Array.from({ length: n }, () => ({
      text: question.format && all ? '{"yes": true}' : `${word} and then some more text`,
      finish: "stop",
      ...(question.logprobs !== undefined &&
        all && { logprobs: [{ token: "w", logprob: -1, top: [{ token: "w", logprob: -1 }] }] }),
      ...(question.tools && all && { toolCalls: [{ id: "1", name: "weather", arguments: "{}" }] }),
    }));
    return { choices, usage: { prompt: 9, completion: counted * n } };
  };

async function probe(all: boolean) {
  server = await startDialectServer(chat, able(all));
  const model = await hostedModel(serviceOf("openai-chat"), "m", { baseUrl: server.origin, retries: 0 });
  const findings = await probeModel(model, new AbortController().signal);
  return { findings, can: Object.fromEntries(findings.probes.map(({ ability, ok }) => [ability, ok])) };
}

test("finds what a server can do, and adds up what the finding cost", async () => {
  const { findings, can } = await probe(true);
  const yes = {
    answers: true,
    counts: true,
    n: true,
    seed: true,
    stop: true,
    logprobs: true,
    tools: true,
    format: true,
    stream: true,
  };
  expect(can).toEqual({ ...yes, prompt: false, infill: false });
  expect(findings.asks).toBe(12);
  expect(findings.tokens.prompt).toBe(9 * server.received.length);
  expect(findings.usd).toBeNull();
});

test("finds what a server ignores, though it refuses nothing", async () => {
  const { can } = await probe(false);
  const no = { n: false, seed: false, stop: false, logprobs: false, tools: false, format: false };
  expect(can).toMatchObject({ answers: true, counts: true, ...no });
});
