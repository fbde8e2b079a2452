import fc from "fast-check";
import { expect, it } from "vitest";
import python from "../../src/moves/text/python.ts";
import { statementAt } from "../../src/moves/text/statements.ts";

const spaces = fc.constantFrom("", " ", "\n", "\n    ", "  # (\n");
const atom = fc.constantFrom("1", "x", "'('", '"#"', '"""]"""', "'\\''");

/** Bracketed lists of literals, broken over lines in every place where Python allows it. */
const { list } = fc.letrec<{ list: string; item: string }>((tie) => ({
  item: fc.oneof({ maxDepth: 3 }, atom, tie("list")),
  list: fc
    .array(fc.tuple(spaces, tie("item"), spaces), { maxLength: 3 })
    .map((items) => `[${items.map((parts) => parts.join("")).join(",")}]`),
}));

it("puts any bracketed statement on one line, whole, and stops where it ends", () => {
  fc.assert(
    fc.property(list, fc.constantFrom("", "\n", "; y", "  # end\nz"), (text, tail) => {
      const statement = statementAt(`f(${text})${tail}`, 0, python);
      const bare = (code: string) => code.replace(/ {2}# \(\n/g, "").replace(/\s/g, "");
      expect(statement?.code).not.toContain("\n");
      expect(bare(statement?.code ?? "")).toBe(bare(`f(${text})`));
    }),
  );
});

it("gives nothing for a statement that was cut off", () => {
  fc.assert(
    fc.property(list, (text) => {
      expect(statementAt(`f(${text}`, 0, python)).toBeNull();
    }),
  );
});
