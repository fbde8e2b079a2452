import fc from "fast-check";
import { expect, it } from "vitest";
import { benjaminiHochberg, holm } from "../../../src/metrics/paired/corrections.ts";

fc.configureGlobal({ seed: 1979 });

const close = (values: number[], wanted: number[]) =>
  values.forEach((value, index) => {
    expect(value).toBeCloseTo(wanted[index]!, 12);
  });

it("a hand-worked case of each", () => {
  // Ascending: 0.005 · 4, 0.01 · 3, 0.03 · 2, 0.04 · 1 kept from falling.
  close(holm([0.01, 0.04, 0.03, 0.005]), [0.03, 0.06, 0.06, 0.02]);
  // As SciPy 1.17.1, stats.false_discovery_control.
  close(benjaminiHochberg([0.01, 0.04, 0.03, 0.005]), [0.02, 0.04, 0.04, 0.02]);
});

const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 });

it("rejects exactly what the step procedures reject", () => {
  fc.assert(
    fc.property(probabilities, fc.constantFrom(0.01, 0.05, 0.2, 0.5), (p, level) => {
      const sorted = p.toSorted((a, b) => a - b);
      let down = 0;
      while (down < p.length && sorted[down]! * (p.length - down) <= level) down++;
      expect(holm(p).filter((value) => value <= level).length).toBe(down);
      const up = sorted.findLastIndex((value, rank) => (value * p.length) / (rank + 1) <= level) + 1;
      expect(benjaminiHochberg(p).filter((value) => value <= level).length).toBe(up);
    }),
  );
});

it("never lowers a p-value; Holm is the stricter", () => {
  fc.assert(
    fc.property(probabilities, (p) => {
      const strict = holm(p);
      benjaminiHochberg(p).forEach((value, index) => {
        expect(value).toBeGreaterThanOrEqual(p[index]! - 1e-12);
        expect(strict[index]).toBeGreaterThanOrEqual(value - 1e-12);
      });
    }),
  );
});
