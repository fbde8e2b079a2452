import fc from "fast-check";
import { expect, test } from "vitest";
import { commonParts, readReport } from "../../../src/sandboxes/inspect/report.ts";

const FIELDS =
  "lines arms leaders steps total value memory memoryOf costs costUnit costKind instructions startup images unavailable end".split(
    " ",
  );

test("whatever a program writes into its report is taken for data or left out", () => {
  const line = fc.oneof(
    fc
      .dictionary(fc.constantFrom(...FIELDS, "__proto__"), fc.jsonValue({ depthSize: "small" }))
      .map((one) => JSON.stringify(one)),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const parts = commonParts(readReport(lines.join("\n")));
      JSON.stringify(parts);
      for (const one of parts.coverage?.lines ?? [])
        expect([typeof one.line, typeof one.hits]).toEqual(["number", "number"]);
      for (const step of parts.trace?.steps ?? []) expect(["line", "return", "raise"]).toContain(step.kind);
      for (const image of parts.images ?? []) expect(image.type).toMatch(/^image\//);
      expect(({} as Record<string, unknown>)["lines"]).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});

test("later fields replace earlier ones, and a torn line does not count", () => {
  const text =
    '{"lines":[[1,1]],"end":false}\n{"lines":[[1,5],[2,"x"],[3]],"arms":[[1,"true",4]]}\n{"lines":[[1,9]';
  expect(commonParts(readReport(text))).toEqual({
    unavailable: {},
    coverage: { lines: [{ line: 1, hits: 5 }], branches: [{ line: 1, arm: "true", taken: 4 }] },
  });
});
