import fc from "fast-check";
import { expect, test } from "vitest";
import { csvRecords } from "../../src/files/csv.ts";

const read = (text: string) => [...csvRecords(text, "a.csv")];
const values = (text: string) => read(text).map(({ value }) => value);

test("records are objects of strings, with the line they begin on", () => {
  expect(read('id,code\r\n1,"x = ""a"",\ny"\r\n2,\n')).toEqual([
    { line: 2, value: { id: "1", code: 'x = "a",\ny' } },
    { line: 4, value: { id: "2", code: "" } },
  ]);
});

test("what stands behind a closing quote belongs to the field, as Python reads it", () => {
  expect(values('a,b\n"is "in stock" now",2\nsay "x",3\n')).toEqual([
    { a: 'is in stock" now"', b: "2" },
    { a: 'say "x"', b: "3" },
  ]);
});

test("a last field that is empty, and no line end at the end", () => {
  expect(values("a,b\n1,")).toEqual([{ a: "1", b: "" }]);
  expect(values("a,b\n\n1,2")).toEqual([{ a: "1", b: "2" }]);
});

test.each([
  ['a,b\n1,2\n3,"x', "a.csv:3"],
  ["a,b\n1,2,3\n", "a.csv:2"],
  ["a,b\n1\n", "a.csv:2"],
])("%j is refused with its line", (text, where) => {
  expect(() => read(text)).toThrow(expect.objectContaining({ code: "CSV_INVALID", where }));
});

test("what is written by the rules is read back", () => {
  const field = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r", " ") });
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(fc.array(fc.tuple(field, field)), (rows) => {
      const text = [["x", "y"], ...rows].map((row) => row.map(quoted).join(",")).join("\n");
      expect(values(text)).toEqual(rows.map(([x, y]) => ({ x, y })));
    }),
  );
});
