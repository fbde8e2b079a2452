import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Model, Provider, RecordedAnswer } from "../../src/core/model.ts";
import { loadFromRoom, roomIds } from "../../src/core/room.ts";
import { openModel } from "../../src/models/open/open.ts";
import { type FaultyServer, startFaultyServer } from "../servers/faulty-server.ts";

const room = new URL("../../src/models/", import.meta.url);
const SOURCES = ["live", "recorded", "scripted", "simulated", "symbolic"];

let folder: string;
let server: FaultyServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "models-"));
  server = await startFaultyServer({ honoursKeys: false });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** How to open a model of each provider that answers `program` for the tasks `a` and `b` with no network. */
const examples: Record<string, () => Promise<Model>> = {
  builtin: () => openModel("builtin/quick"),
  openai: () => openModel("openai/example", { baseUrl: server.baseUrl }),
  replayed: () => openModel("replayed/example", { recordings: () => recordings() }),
  async scripted() {
    const path = join(folder, "script.json");
    await writeFile(path, '{"program":["one","two"]}');
    return openModel(`scripted/${path}`);
  },
};

async function* recordings(): AsyncGenerator<RecordedAnswer> {
  for (const task of ["a", "b"]) for (const text of ["one", "two"]) yield { task, purpose: "program", text };
}

const ask = { messages: [{ role: "user" as const, content: "write it" }], purpose: "program" };
const context = { task: "a", attempt: 0, asked: 0 };

describe.each(roomIds(room))("provider %s", (id) => {
  const open = (): Promise<Model> => {
    const example = examples[id];
    if (!example) throw new Error(`test/contracts/model.test.ts has no example of "${id}": add one`);
    return example();
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
    // The prompt is paid for once.
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
