import { expect, it } from "vitest";
import { associations, systemAgreement } from "../../../src/metrics/correlation/agreement.ts";
import { kendall } from "../../../src/metrics/correlation/kendall.ts";

it("inside problems and over all: a metric that knows only which problem is easy", () => {
  const problems = [
    { scores: [0.9, 0.8], labels: [1, 0] },
    { scores: [0.1, 0.2], labels: [1, 0] },
    { scores: [0.3, 0.3], labels: [0, 0] },
  ];
  const found = associations(problems, kendall);
  expect(found).toMatchObject({ example: 0, undefinedProblems: 1 });
  // Of 15 pairs 8 differ in truth; the third problem's tie costs one on the other side.
  expect(found.corpus).toBeCloseTo((3 - 5 + 2) / Math.sqrt(14 * 8), 10);
});

it("counts how often both prefer the same system, where the metric says that they differ", () => {
  const sure = {
    metric: [
      [2, 1],
      [2, 1],
    ] as [number, number][],
    truth: [
      [1, 0],
      [1, 0],
    ] as [number, number][],
  };
  expect(systemAgreement([sure], 0.5, 1, 100)).toEqual({ agreement: 1, draws: 100 });
  expect(
    systemAgreement(
      [
        {
          ...sure,
          truth: [
            [0, 1],
            [0, 1],
          ],
        },
      ],
      0.5,
      1,
      100,
    )?.agreement,
  ).toBe(0);
  expect(systemAgreement([sure], 2, 1, 100)).toBeNull();
});
