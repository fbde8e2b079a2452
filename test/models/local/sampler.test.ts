import { expect, test } from "vitest";
import { seededRandom } from "../../../src/core/random.ts";
import { type Chance, chancesOf, draw } from "../../../src/models/local/sampler.ts";

const chances: Chance[] = [
  [7, 0.5],
  [3, 0.3],
  [9, 0.2],
];

/** How often each token is drawn in 10 000 draws. */
function shares(options: { temperature?: number; topP?: number }): Record<number, number> {
  const random = seededRandom(1);
  const seen: Record<number, number> = {};
  for (let index = 0; index < 10_000; index++) {
    const [token] = draw(chances, options, random);
    seen[token] = (seen[token] ?? 0) + 1 / 10_000;
  }
  return seen;
}

test("softmax, likeliest first: scores 0, ln 3, ln 6 are 0.1, 0.3, 0.6", () => {
  const found = chancesOf([0, Math.log(3), Math.log(6)]);
  expect(found.map(([token]) => token)).toEqual([2, 1, 0]);
  for (const [place, expected] of [0.6, 0.3, 0.1].entries())
    expect(found[place]![1]).toBeCloseTo(expected, 12);
});

test("temperature 0 takes the likeliest", () => {
  expect(draw(chances, { temperature: 0 }, () => 0.999)).toEqual([7, 0.5]);
});

// 0.25 : 0.09 : 0.04 of 0.38 at temperature ½.
test.each([
  [{ temperature: 1 }, { 7: 0.5, 3: 0.3, 9: 0.2 }],
  [{ temperature: 0.5 }, { 7: 0.658, 3: 0.237, 9: 0.105 }],
  [
    { temperature: 1, topP: 0.6 },
    { 7: 0.625, 3: 0.375 },
  ],
  [{ temperature: 1, topP: 0.5 }, { 7: 1 }],
])("%j draws in these shares", (options, expected: Record<number, number>) => {
  const found = shares(options);
  expect(Object.keys(found)).toEqual(Object.keys(expected));
  for (const [token, share] of Object.entries(expected))
    expect(Math.abs(found[Number(token)]! - share)).toBeLessThan(0.02);
});
