import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logBeta } from "../../src/core/log-beta.ts";
import { seededRandom } from "../../src/core/random.ts";
import b4 from "../../src/selectors/b4.ts";
import { rowGroups } from "../../src/selectors/matrix/row-groups.ts";
import { gridOf, grids, TOY } from "./doubles.ts";

fc.configureGlobal({ seed: 2409_08692 });

/** Log probability of a sequence of coin flips whose rate has a Beta prior, one flip after the other. */
class Coin {
  heads: number;
  tails: number;
  log = 0;
  constructor(heads: number, tails: number) {
    this.heads = heads;
    this.tails = tails;
  }
  flip(head: boolean): void {
    this.log += Math.log((head ? this.heads : this.tails) / (this.heads + this.tails));
    if (head) this.heads += 1;
    else this.tails += 1;
  }
}

/** Log joint probability of the grid, which programs are right and which tests are; −∞ when they contradict. */
function logJoint(
  rows: boolean[][],
  programs: boolean[],
  tests: boolean[],
  alpha: number,
  beta: number,
): number {
  const [program, test] = [new Coin(alpha, 1), new Coin(alpha, 1)];
  const [onRight, onWrong] = [new Coin(1, 1), new Coin(1, beta)];
  for (const right of programs) program.flip(right);
  for (const right of tests) test.flip(right);
  for (const [i, row] of rows.entries()) {
    for (const [j, pass] of row.entries()) {
      if (programs[i]) {
        if (pass !== tests[j]) return Number.NEGATIVE_INFINITY;
      } else (tests[j] ? onRight : onWrong).flip(pass);
    }
  }
  return program.log + test.log + onRight.log + onWrong.log;
}

const subsets = (size: number) =>
  Array.from({ length: 2 ** size }, (_, bits) =>
    Array.from({ length: size }, (_, i) => ((bits >> i) & 1) === 1),
  );

describe("B4", () => {
  it("scores the five-by-four toy and, unlike CodeT, picks the row that passes most", () => {
    const ranked = b4.rank(TOY, { alpha: 10, beta: 10 });
    expect(ranked.map(({ members }) => members)).toEqual([[4], [0, 1], [2], [3]]);
    [-25.773721, -28.50119, -31.074438, -34.907871].forEach((score, index) => {
      expect(ranked[index]?.score).toBeCloseTo(score, 5);
    });
  });

  it("scores a group by the log joint of that group and its tests being the right ones", () => {
    const priors = fc.record({
      alpha: fc.integer({ min: 1, max: 50 }),
      beta: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(grids(4), priors, (grid, { alpha, beta }) => {
        const ran = grid.candidates.filter((candidate) => candidate.ran);
        const rows = ran.map(({ passes }) => passes);
        const scoreOf = new Map(
          b4.rank(grid, { alpha, beta }).flatMap(({ score, members }) => members.map((m) => [m, score])),
        );
        // The score leaves out the constant normalisers of the four priors.
        const constant = 2 * logBeta(alpha, 1) + logBeta(1, 1) + logBeta(1, beta);
        let groups = 0;
        for (const programs of subsets(rows.length)) {
          const members = ran.filter((_, i) => programs[i]);
          const first = members[0];
          if (!first || grid.tests.length === 0) continue;
          const alike = ran.filter(({ passes }) => passes.join() === first.passes.join());
          for (const tests of subsets(grid.tests.length)) {
            const log = logJoint(rows, programs, tests, alpha, beta);
            const fits = members.every(({ passes }) => passes.join() === tests.join());
            expect(Number.isFinite(log)).toBe(fits);
            if (!fits || members.length !== alike.length) continue;
            groups += 1;
            for (const { id } of members) expect(scoreOf.get(Number(id))).toBeCloseTo(log + constant, 8);
          }
        }
        expect(groups).toBe(grid.tests.length === 0 ? 0 : rowGroups(grid).length);
      }),
    );
  });

  it("counts rows that pass nothing, and ignores what did not run and how often a text was sampled", () => {
    const options = { alpha: 10, beta: 10 };
    const [best] = b4.rank(gridOf(["110", "011"]), options);
    expect(b4.rank(gridOf(["110", "011", "000"]), options)[0]?.score).not.toBe(best?.score);
    const again = gridOf(["110", "011", null], { programs: [5, 1, 7], tests: [1, 9, 2] });
    expect(b4.rank(again, options)[0]).toEqual(best);
  });

  it("stays finite where Γ itself overflows", () => {
    const rows = Array.from({ length: 300 }, (_, i) =>
      Array.from({ length: 300 }, (_, j) => +(i % 7 < j % 5)).join(""),
    );
    for (const { score } of b4.rank(gridOf(rows), b4.options)) expect(Number.isFinite(score)).toBe(true);
  });

  it("refuses priors that are no distribution", () => {
    expect(() => b4.rank(TOY, { alpha: 0, beta: 10 })).toThrow(/alpha and beta above 0/);
  });

  it("almost always finds a right program when the world is as its model says", () => {
    const random = seededRandom(1);
    const draw = (rate: number) => random() < rate;
    let [worlds, found] = [0, 0];
    while (worlds < 500) {
      const programs = Array.from({ length: 10 }, () => draw(0.2));
      const tests = Array.from({ length: 30 }, () => draw(0.3));
      if (programs.every(Boolean) || !programs.some(Boolean)) continue;
      const rows = programs.map((right) => tests.map((test) => (right ? test : draw(test ? 0.4 : 0.1))));
      const best = b4.rank(gridOf(rows.map((row) => row.map(Number).join(""))), { alpha: 10, beta: 10 })[0];
      const members = best?.members ?? [];
      found += members.filter((member) => programs[member]).length / members.length;
      worlds += 1;
    }
    // .985 ± .005 by independent simulation; most-passed gets .595 and CodeT .825.
    expect(found / worlds).toBeGreaterThan(0.965);
  });
});
