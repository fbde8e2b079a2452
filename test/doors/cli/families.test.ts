import { expect, test } from "vitest";
import { familyRow } from "../../../src/doors/cli/show/family.ts";
import { assay } from "./fake-screen.ts";

test("the list of families says what each can do, in which context, under which licence", async () => {
  const { code, out } = await assay("list", "families");
  expect(code).toBe(0);
  const rows = out.split("\n").map((line) => line.split(/ {2,}/));
  expect(rows[0]).toEqual(["id", "models", "chats", "fills gaps", "context", "licence"]);
  expect(rows).toContainEqual(["codestral", "1", "yes", "suffix first", "32k", "Mistral AI Non-Production"]);
  expect(rows).toContainEqual(["codegen", "12", "no", "no", "2k", "BSD-3-Clause"]);
  expect(rows).toContainEqual(["codes", "4", "no", "no", "?", "Apache-2.0"]);
});

test("contexts under 1024 tokens are written out", () => {
  const variants = [512, 2048].map((context) => ({
    id: "x",
    models: ["a/b"],
    context,
    licence: "MIT",
    stop: ["e"],
  }));
  const family = { id: "f", title: "F", paper: "", source: "", special: [], variants };
  expect(familyRow(family)).toEqual(["f", "2", "no", "no", "512 to 2k", "MIT"]);
});
