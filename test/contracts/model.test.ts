import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Model, Provider, RecordedAnswer } from "../../src/core/model.ts";
import type { Problem } from "../../src/core/problem.ts";
import { loadFromRoom, roomIds } from "../../src/core/room.ts";
import type { RunResult, Sandbox } from "../../src/core/sandbox.ts";
import type { Answer, Dialect, WireRequest } from "../../src/dialects/dialect/dialect.ts";
import type { HostedProvider } from "../../src/models/hosted/service.ts";
import { openModel } from "../../src/models/open/open.ts";
import { editor } from "../../src/models/person/editor.ts";
import { personModel } from "../../src/models/person/model.ts";
import { absent } from "../models/local/optional.ts";
import { tinyGguf } from "../models/local/tiny/gguf.ts";
import { tinyDecoder } from "../models/local/tiny/onnx.ts";
import { startDialectServer } from "../servers/dialect-server.ts";

const room = new URL("../../src/models/", import.meta.url);
const dialects = new URL("../../src/dialects/", import.meta.url);
const SOURCES = ["live", "recorded", "scripted", "simulated", "symbolic", "person"];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "models-"));
  vi.stubEnv("ASSAY_CACHE", folder);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

let gguf: Promise<Model> | undefined;
async function openTiny(): Promise<Model> {
  const path = join(folder, "tiny.gguf");
  await writeFile(path, tinyGguf());
  return openModel(`gguf/${path}`);
}

/** A local server in the format of each provider that is an address, a key and a format. */
const servers = new Map<string, Awaited<ReturnType<typeof startDialectServer>>>();
beforeAll(async () => {
  for (const id of roomIds(room)) {
    const provider = await loadFromRoom<Provider & Partial<HostedProvider>>(room, "model provider", id);
    const format = provider.service?.dialects.chat;
    if (format === undefined) continue;
    const dialect = await loadFromRoom<Dialect>(dialects, "dialect", format);
    const answer = ({ question }: WireRequest): Answer => ({
      choices: Array.from({ length: question.n ?? 1 }, () => ({ text: "an answer", finish: "stop" })),
      usage: { prompt: 5, completion: 3 * (question.n ?? 1) },
    });
    servers.set(id, await startDialectServer(dialect, answer));
  }
});
afterAll(async () => {
  for (const each of servers.values()) await each.close();
});

/** How to open a model of each provider that answers `program` for the tasks `a` and `b` with no network. */
const examples: Record<string, () => Promise<Model>> = {
  builtin: () => openModel("builtin/quick"),
  // Opened once: the library takes seconds to find out how a chat template works.
  gguf: () => (gguf ??= openTiny()),
  async onnx() {
    tinyDecoder(join(folder, "onnx"), "cached");
    return openModel(`onnx/${join(folder, "onnx")}`, { family: "octocoder" });
  },
  human: async () => personModel("human/editor", editor("printf 'an answer\n' >>")),
  replayed: () => openModel("replayed/example", { recordings: () => recordings() }),
  simulated: () => openModel("simulated/gpt-3.5-turbo", { problems, sandbox: onlyReference }),
  async scripted() {
    const path = join(folder, "script.json");
    await writeFile(path, '{"program":["one","two"]}');
    return openModel(`scripted/${path}`);
  },
};

const reference = "def next_number(x):\n    return x + 1\n";
const problems: Problem[] = ["a", "b"].map((id) => ({
  task: { id, prompt: "Add one.", language: "python", entry: "next_number", tests: [] },
  suite: { tests: [{ kind: "code", code: "assert next_number(1) == 2" }] },
  reference,
}));

/** Stands for a sandbox: only the reference passes, and nothing can be watched. */
const onlyReference = {
  isolation: "none",
  workers: 1,
  check: async ({ program }) => ({
    pass: program === reference,
    score: 0,
    checks: [],
    measures: { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 },
  }),
  run: async () => ({ outcome: "crash" }) as RunResult,
} as Partial<Sandbox> as Sandbox;

async function* recordings(): AsyncGenerator<RecordedAnswer> {
  for (const task of ["a", "b"]) for (const text of ["one", "two"]) yield { task, purpose: "program", text };
}

const ask = {
  messages: [{ role: "user" as const, content: "write it" }],
  purpose: "program",
  seed: 1,
  maxTokens: 16,
};
const context = { task: "a", attempt: 0, asked: 0 };

/** Providers that need a package which may not be installed: why they cannot be opened here. */
const skips: Record<string, string | undefined> = {
  gguf: await absent("node-llama-cpp"),
  onnx: (await absent("onnxruntime-node")) ?? (await absent("@huggingface/tokenizers")),
};

describe.each(roomIds(room))("provider %s", (id) => {
  const skip = skips[id];
  beforeEach((ctx) => {
    if (skip) ctx.skip(skip);
  });

  const open = (): Promise<Model> => {
    const example = examples[id];
    if (example) return example();
    const asked = servers.get(id);
    if (!asked) throw new Error(`test/contracts/model.test.ts has no example of "${id}": add one`);
    return openModel(`${id}/example`, { baseUrl: asked.origin });
  };

  test("says what it is, and how its models are named", async () => {
    const provider = await loadFromRoom<Provider>(room, "model provider", id);
    expect(provider.id).toBe(id);
    expect(provider.title).toMatch(/\S/);
    expect(provider.usage).toMatch(new RegExp(`^${id}/[A-Z]`));
  });

  test("refuses an empty name with one clear line", async () => {
    await expect(openModel(`${id}/`)).rejects.toMatchObject({
      name: "AssayError",
      code: expect.stringMatching(/^[A-Z_]+$/),
    });
  });

  test("a model carries the name it was opened by, and where answers come from", async () => {
    const model = await open();
    expect(model.id).toMatch(new RegExp(`^${id}/.`));
    expect(SOURCES).toContain(model.source);
  });

  test.each([undefined, 1, 2, 7])("gives exactly n = %s replies", async (n) => {
    const model = await open();
    const replies = await model.reply({ ...ask, ...(n ? { n } : {}) }, context);
    expect(replies).toHaveLength(n ?? 1);
    for (const { text, finish, tokens, cost } of replies) {
      expect(text).toBeTypeOf("string");
      expect(finish).toMatch(/\S/);
      for (const count of [tokens.prompt, tokens.completion]) {
        expect(Number.isSafeInteger(count) && count >= 0).toBe(true);
      }
      expect(cost === null || cost >= 0).toBe(true);
    }
    // The prompt is paid for once, where one request brings all answers.
    if (model.supports?.n === false) return;
    expect(replies.slice(1).every(({ tokens }) => tokens.prompt === 0)).toBe(true);
  });

  test("answers many at once as one after the other", async () => {
    const contexts = ["a", "b", "a", "b"].map((task, attempt) => ({ ...context, task, attempt }));
    const model = await open();
    const together = await Promise.all(contexts.map((each) => model.reply(ask, each)));
    for (const [index, each] of contexts.entries()) {
      const [alone] = await model.reply(ask, each);
      expect(together[index]?.[0]?.text).toBe(alone?.text);
    }
  });

  test("does not change what it was asked", async () => {
    const model = await open();
    const frozen = Object.freeze({
      ...ask,
      n: 2,
      messages: Object.freeze([...ask.messages]) as typeof ask.messages,
    });
    await model.reply(frozen, Object.freeze({ ...context }));
  });

  test("stops with the caller's reason", async () => {
    const model = await open();
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(model.reply(ask, { ...context, signal })).rejects.toThrow("enough");
  });
});
