import fc from "fast-check";
import { expect, it } from "vitest";
import { withRawFields } from "../../src/files/raw-fields.ts";

it("keeps the named fields of a row as their JSON text", () => {
  const row = '{"id": 1, "input": [1.0, 1e400, NaN, {"input": 2}], "deep": {"input": 3}, "last": "a, b: [}"}';
  expect(JSON.parse(withRawFields(row, ["input", "last"]))).toEqual({
    id: 1,
    input: '[1.0, 1e400, NaN, {"input": 2}]',
    deep: { input: 3 },
    last: '"a, b: [}"',
  });
});

it("does so in each element of an array", () => {
  const rows = '[{"x": 1.0},\n {"y": [2.0], "x": -0.0}]';
  expect(JSON.parse(withRawFields(rows, ["x"]))).toEqual([{ x: "1.0" }, { y: [2], x: "-0.0" }]);
});

it("changes nothing else of any row", () => {
  const rows = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1 });
  fc.assert(
    fc.property(rows, fc.nat(), (all, pick) => {
      const names = all.flatMap(Object.keys);
      const name = names[pick % Math.max(1, names.length)] ?? "none";
      if (JSON.stringify(name) !== `"${name}"`) return; // fields are named plainly
      for (const row of all) {
        const kept = JSON.parse(withRawFields(JSON.stringify(row), [name])) as Record<string, unknown>;
        if (Object.hasOwn(row, name)) kept[name] = JSON.parse(kept[name] as string);
        expect(JSON.stringify(kept)).toBe(JSON.stringify(row));
      }
    }),
  );
});
