import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Selector } from "../../src/core/selector.ts";
import { rankedPassAtK } from "../../src/metrics/ranked/ranked-pass-at-k.ts";
import b4 from "../../src/selectors/b4.ts";
import dualAgreement from "../../src/selectors/dual-agreement.ts";
import largestGroup from "../../src/selectors/largest-group.ts";
import { packed } from "../../src/selectors/matrix/packed.ts";
import mostPassed from "../../src/selectors/most-passed.ts";
import pageRank from "../../src/selectors/page-rank.ts";
import random from "../../src/selectors/random.ts";
import reranker from "../../src/selectors/reranker.ts";
import { missing, type Recorded, readRecorded } from "./recorded/matrix.ts";

let problems: Recorded[] = [];

beforeAll(() => {
  if (!missing) problems = readRecorded();
});
beforeEach((context) => {
  if (missing) context.skip(missing);
});

/** Mean expected pass@k over the problems, in percent with two decimals, and how many problems had no ranking. */
function score<O extends object>(selector: Selector<O>, options: Partial<O> = {}, ks = [1, 2, 10]) {
  const pools = problems.map(({ grid, right, counts }) => ({
    ranked: selector.rank(grid, { ...selector.options, ...options }),
    right,
    counts,
    picks: selector.picks,
  }));
  const mean = (k: number) => pools.reduce((sum, pool) => sum + rankedPassAtK(pool, k), 0) / pools.length;
  return {
    figures: ks.map((k) => Number((100 * mean(k)).toFixed(2))),
    unranked: pools.filter((pool) => pool.ranked.length === 0).length,
  };
}

describe("CodeGen-16B on HumanEval, as recorded", () => {
  it("is the published pool", () => {
    const count = (of: (problem: Recorded) => number) => problems.reduce((sum, each) => sum + of(each), 0);
    const samples = (rows: { count: number }[]) => rows.reduce((sum, row) => sum + row.count, 0);
    expect(problems).toHaveLength(164);
    expect(count(({ grid }) => samples(grid.candidates))).toBe(16_400);
    expect(count(({ grid }) => grid.candidates.length)).toBe(12_408);
    expect(count(({ grid }) => samples(grid.tests))).toBe(9_124);
    expect(count(({ grid }) => grid.tests.length)).toBe(8_331);
  });

  it("was executed with the tests packed: packing it again changes nothing", () => {
    const unpackable = problems.filter(({ grid }) => grid.tests.some((test) => !test.packable));
    expect(unpackable.map(({ task }) => task)).toEqual(["HumanEval/68", "HumanEval/106", "HumanEval/143"]);
    for (const { grid } of problems) expect(packed(grid)).toEqual(grid);
  });

  it("random choice is plain pass@k", () => {
    const { figures } = score(random, {}, [1, 2, 10, 100]);
    expect(figures).toEqual([22.12, 30.79, 50.38, 73.78]);
  });

  it("CodeT, the paper's row 36.7 / 44.7 / 59.3", () => {
    expect(score(dualAgreement)).toEqual({ figures: [36.76, 44.74, 59.36], unranked: 21 });
  });

  it("CodeT with the group size instead of its square root", () => {
    const { figures } = score(dualAgreement, { groupWeight: "size" });
    expect(figures).toEqual([35.94, 44.5, 59.75]);
  });

  it("CodeT on distinct programs and tests", () => {
    const { figures } = score({ ...dualAgreement, picks: "distinct" }, { repeats: false });
    expect(figures).toEqual([37.09, 44, 60.91]);
  });

  it("most tests passed: tests with repeats, rows that pass nothing kept", () => {
    expect(score(mostPassed)).toEqual({ figures: [20.7, 32.47, 57.46], unranked: 12 });
  });

  it("largest group of equal rows: programs with repeats, rows that pass nothing kept", () => {
    expect(score(largestGroup).figures).toEqual([28.66, 34.9, 55.96]);
  });

  it("PageRank of programs and tests", () => {
    expect(score(pageRank).figures).toEqual([34.77, 42.43, 59.95]);
    expect(score(pageRank, { damping: 0.5 }).figures).toEqual([34.77, 42.43, 59.95]);
    expect(score({ ...pageRank, picks: "distinct" }, { repeats: false }).figures).toEqual([
      35.25, 41.9, 59.96,
    ]);
  });

  it("the re-ranker, on the very problems it was trained on (39.86 on problems left out)", () => {
    expect(score(reranker, {}, [1]).figures).toEqual([42.1]);
  });

  it("B4: distinct rows, rows that pass nothing kept, programs that did not run left out", () => {
    expect(score(b4)).toEqual({ figures: [41.52, 46.49, 59.43], unranked: 12 });
  });

  it("B4 with other priors, as its authors evaluate: problems where some but not all that ran are right", () => {
    const hard = problems
      .map(({ grid, right }) => {
        const ran = grid.candidates.flatMap((candidate, index) => (candidate.ran ? [index] : []));
        return { grid, right, ran, rate: ran.filter((index) => right[index]).length / ran.length };
      })
      .filter(({ rate }) => rate > 0 && rate < 1);
    expect(hard).toHaveLength(113);
    const first = (alpha: number, beta: number) => {
      const sum = hard.reduce((total, { grid, right }) => {
        const ranked = b4.rank(grid, { alpha, beta });
        return total + rankedPassAtK({ ranked, right, counts: right.map(() => 1), picks: "distinct" }, 1);
      }, 0);
      return Number(((100 * sum) / hard.length).toFixed(1));
    };
    expect([first(1e3, 1e4), first(1e3, 1e5), first(1e3, 1e6)]).toEqual([57.4, 58.6, 57.5]);
    expect([first(10, 10), first(10, 1e3)]).toEqual([52.1, 54.5]);
  });
});
