import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../src/core/random.ts";
import beam from "../../../src/moves/search/beam.ts";
import evolution from "../../../src/moves/search/evolution.ts";
import queue, { type Order } from "../../../src/moves/search/queue.ts";
import tree, { type TreeNode, uct } from "../../../src/moves/search/tree.ts";

/** The binary tree of numbers: n leads to 2n and 2n + 1, down to below `end`. */
const halves = (end: number) => async (n: number) => [2 * n, 2 * n + 1].filter((next) => next < end);

describe("queue", () => {
  const visit = async (order: Order, most = 99) => {
    const never = () => false;
    return (await queue([1], { order, expand: halves(8), isGoal: never, most, worthOf: (n) => n })).seen;
  };

  it("goes by layers, by depth, or by worth", async () => {
    expect(await visit("oldest")).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(await visit("newest")).toEqual([1, 2, 4, 5, 3, 6, 7]);
    expect(await visit("best")).toEqual([1, 3, 7, 6, 2, 5, 4]);
    expect(await visit("best", 3)).toEqual([1, 3, 7]);
  });

  it("stops at the goal without expanding it", async () => {
    const expanded: number[] = [];
    const expand = async (n: number) => {
      expanded.push(n);
      return halves(8)(n);
    };
    const { goal } = await queue([1], { order: "oldest", expand, isGoal: (n) => n === 3, most: 99 });
    expect([goal, expanded]).toEqual([3, [1, 2]]);
  });

  it("looks at every node once, whatever the order", async () => {
    const orders = fc.constantFrom<Order>("oldest", "newest", "best");
    await fc.assert(
      fc.asyncProperty(orders, fc.integer({ min: 1, max: 40 }), fc.nat(40), async (order, end, most) => {
        const seen = (
          await queue([1], { order, expand: halves(end), isGoal: () => false, most, worthOf: (n) => n % 5 })
        ).seen;
        expect(seen.length).toBe(Math.min(most, Math.max(1, end - 1)));
        expect(new Set(seen).size).toBe(seen.length);
      }),
    );
  });
});

describe("beam", () => {
  const search = (width: number, depth = 9, isGoal = (_: number) => false) =>
    beam([1], { width, depth, expand: halves(32), worthOf: (n) => n % 3, isGoal });

  it("keeps the best of each layer, the earlier of equals", async () => {
    expect(await search(2, 3)).toEqual([[1], [2, 3], [5, 4], [11, 8]]);
  });

  it("ends with the layer of a goal", async () => {
    expect(await search(2, 9, (n) => n === 4)).toEqual([[1], [2, 3], [5, 4]]);
  });

  it("is breadth first search where it is wide enough, and greedy where it is one wide", async () => {
    expect((await search(99)).flat().sort((a, b) => a - b)).toEqual(
      Array.from({ length: 31 }, (_, index) => index + 1),
    );
    expect((await search(1)).every((layer) => layer.length === 1)).toBe(true);
  });
});

describe("tree", () => {
  /** Bits are chosen one after another; the return is the share of ones. */
  const bits = (length: number) => ({
    expand: async (state: string) =>
      state.length === length ? [] : ["0", "1"].map((bit) => ({ state: state + bit, prior: 0.5 })),
    evaluate: async (state: string) =>
      [...state.padEnd(length, "0")].filter((bit) => bit === "1").length / length,
  });
  const nodes = (root: TreeNode<string>): TreeNode<string>[] => [
    root,
    ...(root.children ?? []).flatMap(nodes),
  ];

  it("finds the best leaf of a small tree", async () => {
    const root = await tree("", { ...bits(3), rollouts: 40, urgency: uct(1) });
    expect(root.best).toBe(1);
    expect(root.visits).toBe(40);
  });

  it("computes UCT as in the paper", () => {
    const child: TreeNode<string> = { state: "", prior: 1, visits: 4, total: 2, best: 1 };
    expect(uct(1.5)(child, { visits: 10 })).toBeCloseTo(0.5 + 1.5 * Math.sqrt(Math.log(10) / 4), 12);
    expect(uct(1)({ ...child, visits: 0 }, { visits: 3 })).toBe(Number.POSITIVE_INFINITY);
  });

  it("counts a visit for every node on the way, and keeps the maximum of its children", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 4 }),
        async (rollouts, length) => {
          const root = await tree("", { ...bits(length), rollouts, urgency: uct(1) });
          for (const node of nodes(root)) {
            const children = node.children ?? [];
            const below = children.reduce((sum, { visits }) => sum + visits, 0);
            if (children.length > 0) expect(node.visits).toBe(below + 1);
            if (node.visits > 0) expect(node.total).toBeLessThanOrEqual(node.best * node.visits + 1e-9);
            for (const child of children) expect(child.best).toBeLessThanOrEqual(node.best);
          }
        },
      ),
    );
  });

  it("ends when it is told to", async () => {
    const root = await tree("", {
      ...bits(3),
      rollouts: 40,
      urgency: uct(1),
      isDone: ({ visits }) => visits === 5,
    });
    expect(root.visits).toBe(5);
  });
});

describe("evolution", () => {
  const evolve = (seed: number, generations: number, tournament = 2) =>
    evolution([0, 1], {
      generations,
      size: 3,
      children: 4,
      parents: 1,
      tournament,
      fitnessOf: async (member) => -Math.abs(20 - member),
      vary: async ([parent]) => parent!.member + 1,
      random: seededRandom(String(seed)),
    });

  it("never loses its fittest, and keeps its size", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(50), fc.integer({ min: 1, max: 30 }), async (seed, generations) => {
        const [before, after] = [await evolve(seed, generations - 1), await evolve(seed, generations)];
        expect(after[0]!.fitness).toBeGreaterThanOrEqual(before[0]!.fitness);
        expect(after.length).toBeLessThanOrEqual(3);
      }),
    );
  });

  it("climbs to the summit, and stops there", async () => {
    expect((await evolve(1, 100))[0]).toEqual({ member: 20, fitness: -0 });
    let made = 0;
    await evolution([20], {
      generations: 5,
      size: 1,
      children: 1,
      parents: 1,
      tournament: 1,
      fitnessOf: async () => 1,
      vary: async () => ++made,
      enough: 1,
      random: () => 0,
    });
    expect(made).toBe(0);
  });
});
