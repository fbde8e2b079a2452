import { expect, it } from "vitest";
import { seededRandom } from "../../../src/core/random.ts";
import {
  betaCdf,
  betaQuantile,
  chance,
  normalCdf,
  pick,
  sticks,
} from "../../../src/models/simulated/chance.ts";
import { concentrationOf, fitBetaBinomial, fitBetaGeometric } from "../../../src/models/simulated/fit.ts";

it("knows the Beta distribution where it is known by hand", () => {
  // Beta(1, 1) is uniform; Beta(2, 1) has the distribution function x²; Beta(½, ½) is the arcsine law.
  expect(betaCdf(0.3, 1, 1)).toBeCloseTo(0.3, 10);
  expect(betaCdf(0.3, 2, 1)).toBeCloseTo(0.09, 10);
  expect(betaCdf(0.2, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(0.2)), 9);
  for (const level of [0.01, 0.4, 0.9]) {
    const beta = { alpha: 0.3, beta: 0.9 };
    expect(betaCdf(betaQuantile(beta, level), 0.3, 0.9)).toBeCloseTo(level, 6);
  }
});

it("knows the normal distribution", () => {
  expect(normalCdf(0)).toBeCloseTo(0.5, 6);
  expect(normalCdf(1.96)).toBeCloseTo(0.975, 5);
  expect(normalCdf(-1)).toBeCloseTo(0.158655, 5);
});

it("draws the same from the same key", () => {
  expect(chance(1, "a")()).toBe(chance(1, "a")());
  expect(chance(1, "a")()).not.toBe(chance(1, "b")());
});

it("breaks a stick so that two draws agree with 1 / (1 + θ)", () => {
  const random = seededRandom(1);
  let agree = 0;
  for (let round = 0; round < 4000; round++) {
    const shares = sticks(60, 3, random);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    agree += shares.reduce((sum, share) => sum + share ** 2, 0) / 4000;
  }
  expect(agree).toBeCloseTo(0.25, 1);
  expect(concentrationOf(0.25)).toBe(3);
});

it("picks by weight, and sharper by a power of it", () => {
  const share = (sharpness: number) => {
    const random = seededRandom(2);
    return (
      Array.from({ length: 5000 }, () => pick([1, 3], random, sharpness)).filter((index) => index === 1)
        .length / 5000
    );
  };
  expect(share(1)).toBeCloseTo(0.75, 1);
  expect(share(2)).toBeCloseTo(0.9, 1);
});

it("fits what it draws", () => {
  const random = seededRandom(3);
  const wanted = { alpha: 0.4, beta: 1.2 };
  const chances = Array.from({ length: 1500 }, () => betaQuantile(wanted, random()));
  const counts = chances.map((p) => ({
    k: Array.from({ length: 20 }, random).filter((x) => x < p).length,
    n: 20,
  }));
  const fitted = fitBetaBinomial(counts);
  expect(fitted.alpha).toBeCloseTo(0.4, 1);
  expect(Math.abs(fitted.beta - 1.2)).toBeLessThan(0.15);
  const runs = chances.map((p) => {
    for (let tries = 1; tries <= 30; tries++) if (random() < p) return { tries, solved: true };
    return { tries: 30, solved: false };
  });
  const geometric = fitBetaGeometric(runs);
  expect(geometric.alpha).toBeCloseTo(0.4, 1);
  expect(Math.abs(geometric.beta - 1.2)).toBeLessThan(0.2);
});
