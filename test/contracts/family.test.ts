import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Family } from "../../src/core/family.ts";
import type { Message } from "../../src/core/model.ts";
import { loadRoom, roomIds } from "../../src/core/room.ts";
import { recognise } from "../../src/families/ask/recognise.ts";
import { render } from "../../src/families/ask/render.ts";
import { GOLDEN } from "../families/golden.ts";

const room = new URL("../../src/families/", import.meta.url);
const all = await loadRoom<Family>(room, "model family");

const GAP = { prefix: "def add(a, b):\n", suffix: "    return c\n" };
const ONE: Message[] = [{ role: "user", content: "Add two numbers." }];
const LONG: Message[] = [
  { role: "system", content: "Be brief." },
  { role: "user", content: "One?" },
  { role: "assistant", content: "1" },
  { role: "user", content: "Two?" },
];

test("no golden prompt is left over", () => {
  const variants = all.flatMap(({ id, variants }) => variants.map((variant) => `${id}/${variant.id}`));
  expect(Object.keys(GOLDEN).filter((name) => !variants.includes(name))).toEqual([]);
});

test("no two variants claim a model", () => {
  const models = all.flatMap(({ variants }) => variants.flatMap(({ models }) => models));
  expect(models.filter((model, index) => models.indexOf(model) !== index)).toEqual([]);
});

describe.each(roomIds(room).map((id, index) => [id, all[index]!] as const))("family %s", (id, family) => {
  test("says what it is, where its formats are published, and under which licence", () => {
    expect(family.id).toBe(id);
    expect(family.title).toMatch(/\S/);
    expect(family.paper).toMatch(/\d{4}/);
    expect(family.source).toMatch(/^https:\/\//);
    for (const { models, licence, context, stop } of family.variants) {
      expect(models.length).toBeGreaterThan(0);
      expect(licence).toMatch(/\S/);
      expect(context === null || Number.isSafeInteger(context)).toBe(true);
      expect(stop.length).toBeGreaterThan(0);
    }
    expect(new Set(family.variants.map((variant) => variant.id)).size).toBe(family.variants.length);
  });

  test.each(family.variants.map((variant) => [variant.id, variant] as const))(
    "%s: its prompts are the published ones",
    (name, variant) => {
      const golden = GOLDEN[`${id}/${name}`] ?? {};
      const choice = { family, variant };
      if (variant.infill) expect(render(choice, { infill: GAP }).prompt).toBe(golden.fill);
      else expect(golden.fill).toBeUndefined();
      if (variant.chat) expect(render(choice, { messages: ONE }).prompt).toBe(golden.one);
      else expect(golden.one).toBeUndefined();
      if (golden.long !== undefined) expect(render(choice, { messages: LONG }).prompt).toBe(golden.long);
      expect(render(choice, { prompt: "def add" }).prompt).toBe("def add");
    },
  );

  test("a gap's two sides come back out of the prompt, whatever they are", () => {
    for (const variant of family.variants.filter(({ infill }) => infill)) {
      const [before, between, after] = variant.infill!.template.split(/\{prefix\}|\{suffix\}/);
      const prefixFirst =
        variant.infill!.template.indexOf("{prefix}") < variant.infill!.template.indexOf("{suffix}");
      const code = fc.string().filter((text) => family.special.every((token) => !text.includes(token)));
      fc.assert(
        fc.property(code, code, (prefix, suffix) => {
          const { prompt } = render({ family, variant }, { infill: { prefix, suffix } });
          const sides = prefixFirst ? [prefix, suffix] : [suffix, prefix];
          expect(prompt).toBe(`${before}${sides[0]}${between}${sides[1]}${after}`);
        }),
        { seed: 1, numRuns: 50 },
      );
    }
  });

  test("a gap's sentinels are special tokens, and special tokens in the text are refused", () => {
    for (const variant of family.variants) {
      const choice = { family, variant };
      for (const literal of variant.infill?.template.split(/\{prefix\}|\{suffix\}/) ?? []) {
        const rest = family.special.reduce((text, token) => text.replaceAll(token, ""), literal);
        expect(rest.replace(/[ ▁]/g, "")).toBe("");
      }
      for (const token of family.special) {
        const text = `x = "${token}"\n`;
        if (variant.infill)
          expect(() => render(choice, { infill: { prefix: text, suffix: "" } })).toThrow(token);
        if (variant.chat)
          expect(() => render(choice, { messages: [{ role: "user", content: text }] })).toThrow(token);
      }
    }
  });

  test("a chat's system message has a place, and a base model refuses to chat", () => {
    for (const variant of family.variants) {
      const ask = { messages: [{ role: "system" as const, content: "KEEP" }, ...ONE] };
      if (variant.chat) expect(render({ family, variant }, ask).prompt).toContain("KEEP");
      else
        expect(() => render({ family, variant }, ask)).toThrow(
          expect.objectContaining({ code: "FAMILY_CANNOT" }),
        );
      if (!variant.infill)
        expect(() => render({ family, variant }, { infill: GAP })).toThrow(
          expect.objectContaining({ code: "FAMILY_CANNOT" }),
        );
    }
  });

  test("each of its models is recognised by name, quantised or not", () => {
    for (const variant of family.variants)
      for (const model of variant.models) {
        expect(recognise(model, all)?.variant).toBe(variant);
        expect(recognise(`${model.split("/")[1]!.replace(/-hf$/, "")}.Q4_K_M.gguf`, all)?.variant).toBe(
          variant,
        );
      }
  });
});
