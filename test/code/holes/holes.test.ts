import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allowedErrors, calibratedLimit } from "../../../src/code/holes/calibrate.ts";
import { type CostNode, costTree, keepWithin, withHoles } from "../../../src/code/holes/prune.ts";
import { seededRandom } from "../../../src/core/random.ts";

const node = (cost: number, ...children: CostNode[]): CostNode => ({ cost, children, start: 0, end: 0 });

describe("what calibration allows", () => {
  it("is the paper's k", () => {
    expect(allowedErrors(100, 0.1, 0.05)).toBe(4);
    expect(allowedErrors(500, 0.1, 0.05)).toBe(38);
    expect(allowedErrors(1000, 0.05, 0.01)).toBe(34);
    expect(() => allowedErrors(20, 0.1, 0.05)).toThrow("20 programs cannot promise");
    expect(allowedErrors(29, 0.1, 0.05)).toBe(0);
  });

  it("keeps its promise in at least 1 − δ of repetitions", () => {
    const random = seededRandom(1);
    // A program is wrong at a limit above its own, uniform from 0 to 1: the error rate at a limit is the limit.
    const limits = Array.from({ length: 101 }, (_, index) => index / 100);
    let kept = 0;
    for (let repetition = 0; repetition < 400; repetition++) {
      const own = Array.from({ length: 100 }, random);
      const items = own.map((worst) => (limit: number) => limit > worst);
      if (calibratedLimit(items, limits, 0.1, 0.05) <= 0.1) kept++;
    }
    // 380 expected at least; the standard deviation is 4.4.
    expect(kept).toBeGreaterThan(367);
  });
});

describe("pruning", () => {
  it("takes the dearest part that one hole may", () => {
    const dear = node(5);
    const tree = node(1, node(1, dear, node(1)), node(2));
    expect(keepWithin(tree, 5, 1)).toEqual({ kept: 4, cost: 5, holes: [dear] });
    expect(keepWithin(tree, 10, 1)).toEqual({ kept: 5, cost: 10, holes: [] });
    expect(keepWithin(tree, 0, 1)).toEqual({ kept: 0, cost: 0, holes: [tree] });
  });

  /** Trees of up to `most` parts: each after the first hangs on an earlier one. */
  const trees = (most: number) =>
    fc.array(fc.tuple(fc.nat(5), fc.nat(100)), { minLength: 1, maxLength: most }).map((rows) => {
      const nodes = rows.map(([cost]) => node(cost));
      rows.forEach(([, parent], index) => {
        if (index > 0) nodes[parent % index]!.children.push(nodes[index]!);
      });
      return nodes[0]!;
    });

  const parts = (tree: CostNode): CostNode[] => [tree, ...tree.children.flatMap(parts)];

  it("is as good as trying everything, on small trees", () => {
    fc.assert(
      fc.property(
        trees(9),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 3 }),
        (tree, limit, holes) => {
          expect(keepWithin(tree, limit, holes).kept).toBe(bruteForce(tree, limit, holes));
        },
      ),
    );
  });

  it("keeps nested sets when told to, and never more with fewer holes or a lower limit", () => {
    fc.assert(
      fc.property(trees(12), (tree) => {
        let within = new Set(parts(tree));
        for (const limit of [12, 6, 3, 1, 0]) {
          const { holes } = keepWithin(tree, limit, 2, within);
          const gone = new Set(holes.flatMap(parts));
          const stays = new Set(parts(tree).filter((part) => !gone.has(part)));
          for (const part of stays) expect(within.has(part)).toBe(true);
          within = stays;
          expect(keepWithin(tree, limit, 1).kept).toBeLessThanOrEqual(keepWithin(tree, limit, 2).kept);
          expect(keepWithin(tree, limit, 2).kept).toBeLessThanOrEqual(keepWithin(tree, limit + 1, 2).kept);
        }
      }),
    );
  });

  function bruteForce(tree: CostNode, limit: number, holes: number): number {
    const all = parts(tree);
    let best = 0;
    for (let bits = 0; bits < 2 ** all.length; bits++) {
      const stays = new Set(all.filter((_, index) => bits & (1 << index)));
      let [cost, gaps, valid] = [0, stays.has(tree) ? 0 : 1, true];
      for (const part of all) {
        if (stays.has(part)) cost += part.cost;
        for (const child of part.children) {
          if (stays.has(child) && !stays.has(part)) valid = false;
          if (!stays.has(child) && stays.has(part)) gaps++;
        }
      }
      if (valid && cost <= limit && gaps <= holes) best = Math.max(best, stays.size);
    }
    return best;
  }
});

describe("a program", () => {
  it("gets its tokens' costs on its parts, and a hole where the model was unsure", async () => {
    const tokens = ["def", " f", "(", "x", "):", "\n    return", " x", " +", " 7", "\n"];
    const scores = tokens.map((token) => ({ token, logprob: token === " 7" ? -4 : -0.01 }));
    const program = tokens.join("");
    const tree = await costTree(program, "python", scores);
    const { holes } = keepWithin(tree, 1, 1);
    expect(withHoles(program, holes)).toBe("def f(x):\n    return x + ??\n");
  });

  it("takes what has no finite probability for unknown", async () => {
    const tree = await costTree("x = 1\n", "python", [
      { token: "x =", logprob: 0 },
      { token: " 1\n", logprob: Number.NaN },
    ]);
    expect(parseFloat(JSON.stringify(keepWithin(tree, 5, 1).cost))).toBeLessThanOrEqual(5);
    expect(withHoles("x = 1\n", keepWithin(tree, 5, 1).holes)).toBe("x = ??\n");
  });
});
