import fc from "fast-check";
import { expect, it } from "vitest";
import { logBeta, logGamma } from "../../src/core/log-beta.ts";

fc.configureGlobal({ seed: 1 });

const close = (actual: number, wanted: number) =>
  expect(Math.abs(actual - wanted)).toBeLessThanOrEqual(2e-14 * Math.max(1, Math.abs(wanted)));

it("equals the factorial at whole numbers", () => {
  let logFactorial = 0;
  for (let n = 1; n <= 170; n++) {
    close(logGamma(n), logFactorial);
    logFactorial += Math.log(n);
  }
});

it("knows Γ(½) = √π and Γ(x + 1) = x Γ(x)", () => {
  close(logGamma(0.5), Math.log(Math.PI) / 2);
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (x) => {
      close(logGamma(x + 1), logGamma(x) + Math.log(x));
    }),
  );
});

it("gives B(a, b) = (a−1)! (b−1)! / (a+b−1)!, and B(1, b) = 1/b even for a large b", () => {
  close(logBeta(3, 4), Math.log(1 / 60));
  expect(logBeta(1, 1e5)).toBeCloseTo(-Math.log(1e5), 8);
});
