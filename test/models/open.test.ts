import { expect, test } from "vitest";
import { openModel, providers } from "../../src/models/open/open.ts";

test("the provider stands before the first slash; the rest is its own", async () => {
  const model = await openModel("openai/org/name", { baseUrl: "http://localhost:1/v1" });
  expect(model.id).toBe("openai/org/name");
});

test.each([
  ["opnai/gpt-4o", "UNKNOWN_NAME", 'did you mean "openai"?'],
  ["zzzzzzzzzzzzzzzzzzzzzz/x", "UNKNOWN_NAME", expect.stringMatching(/^known: .*openai, .*scripted/)],
  ["gpt-4o-mini", "MODEL_NAME", "write openai/gpt-4o-mini"],
  ["replayd", "MODEL_NAME", "write replayed/NAME-OR-FILE"],
  ["", "MODEL_NAME", "write openai/NAME"],
  ["../core/errors/x", "UNKNOWN_NAME", expect.any(String)],
])("%s", async (id, code, fix) => {
  await expect(openModel(id)).rejects.toMatchObject({ name: "AssayError", code, fix });
});

test("help texts can list every provider", async () => {
  const usages = (await providers()).map(({ usage }) => usage);
  expect(usages).toEqual(expect.arrayContaining(["gguf/FILE", "openai/NAME", "replayed/NAME-OR-FILE"]));
});
