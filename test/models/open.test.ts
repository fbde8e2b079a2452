import { expect, test } from "vitest";
import { openModel, providers } from "../../src/models/open/open.ts";

test("the provider stands before the first slash; the rest is its own", async () => {
  const model = await openModel("openai/org/name", { baseUrl: "http://localhost:1/v1" });
  expect(model.id).toBe("openai/org/name");
});

test.each([
  ["opnai/gpt-4o", "UNKNOWN_NAME", 'did you mean "openai"?'],
  ["zzzzzzzzzzzzzzzzzzzzzz/x", "UNKNOWN_NAME", expect.stringMatching(/^known: anthropic, .*scripted/)],
  ["gpt-4o-mini", "MODEL_NAME", "write openai/gpt-4o-mini"],
  ["replayd", "MODEL_NAME", "write replayed/NAME-OR-FILE"],
  ["", "MODEL_NAME", "write openai/NAME"],
  ["../core/errors/x", "UNKNOWN_NAME", expect.any(String)],
])("%s", async (id, code, fix) => {
  await expect(openModel(id)).rejects.toMatchObject({ name: "AssayError", code, fix });
});

test("help texts can list every provider", async () => {
  const usages = (await providers()).map(({ usage }) => usage);
  expect(usages).toEqual(expect.arrayContaining(["openai/NAME", "replayed/NAME-OR-FILE", "scripted/FILE"]));
});

test("an address with a name behind the hash is a model at that server", async () => {
  const model = await openModel("http://localhost:1/v1#org/name");
  expect(model).toMatchObject({ id: "http://localhost:1/v1#org/name", source: "live" });
});

test.each([
  ["http://localhost:1/v1", "MODEL_UNKNOWN"],
  ["http://me:secret@localhost:1/v1#m", "MODEL_URL"],
  ["http://localhost:1/v1?key=secret#m", "MODEL_URL"],
])("%s is refused without being shown", async (id, code) => {
  const error = await openModel(id).catch((thrown) => thrown);
  expect(error.code).toBe(code);
  expect(error.line).not.toContain("secret");
});
