import { expect, it } from "vitest";
import dualAgreement from "../../../src/selectors/dual-agreement.ts";
import { packed } from "../../../src/selectors/matrix/packed.ts";
import { TOY } from "../doubles.ts";

it("leaves a grid alone whose tests all fit in a function", () => {
  expect(packed(TOY)).toBe(TOY);
});

it("keeps every program from running when one test does not fit, without touching the grid it was given", () => {
  const tests = TOY.tests.map((test, index) => ({ ...test, packable: index !== 2 }));
  const grid = packed({ ...TOY, tests });
  expect(grid.candidates.every(({ ran, passes }) => !ran && !passes.includes(true))).toBe(true);
  expect(dualAgreement.rank(grid, dualAgreement.options)).toEqual([]);
  expect(TOY.candidates.every(({ ran }) => ran)).toBe(true);
});
