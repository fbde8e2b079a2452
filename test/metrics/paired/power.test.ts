import { expect, it } from "vitest";
import { seededRandom } from "../../../src/core/random.ts";
import { mcnemar } from "../../../src/metrics/paired/mcnemar.ts";
import {
  detectable,
  discordantDeviation,
  powerAt,
  tasksPaired,
  tasksUnpaired,
} from "../../../src/metrics/paired/power.ts";

it("2 points, 80 % power: unpaired at 50 % some 9 800 tasks a side, paired with 10 % differing a fifth of it", () => {
  // (1.959964 · √(2 · 0.51 · 0.49) + 0.841621 · √(0.5 · 0.5 + 0.52 · 0.48))² / 0.02² = 9 805.6
  expect(tasksUnpaired(0.5, 0.52)).toBe(9806);
  // (2.801585 / 0.02)² · (0.1 − 0.0004) = 1 954.4
  expect(tasksPaired(0.02, discordantDeviation(0.1, 0.02))).toBe(1955);
  expect(detectable(1)).toBeCloseTo(2.801585, 6);
});

it("the number of tasks has the power that was asked for, by the same approximation", () => {
  const deviation = discordantDeviation(0.2, 0.05);
  const tasks = tasksPaired(0.05, deviation, { power: 0.9 });
  expect(powerAt(0.05, deviation / Math.sqrt(tasks))).toBeCloseTo(0.9, 3);
  expect(powerAt(0, 1)).toBeCloseTo(0.05, 10);
});

it("the number of tasks has that power for McNemar's test, by trying", () => {
  // 10 % of problems solved only by the first, 25 % only by the second.
  const tasks = tasksPaired(0.15, discordantDeviation(0.35, 0.15));
  const random = seededRandom(11);
  let found = 0;
  for (let study = 0; study < 1000; study++) {
    const counts = { first: 0, second: 0 };
    for (let task = 0; task < tasks; task++) {
      const u = random();
      if (u < 0.1) counts.first++;
      else if (u < 0.35) counts.second++;
    }
    if (mcnemar(counts, { midP: true }) <= 0.05) found++;
  }
  expect(found).toBeGreaterThan(750);
  expect(found).toBeLessThan(850);
});

it("refuses fewer differing problems than the difference needs", () => {
  expect(() => discordantDeviation(0.01, 0.02)).toThrow(RangeError);
});
