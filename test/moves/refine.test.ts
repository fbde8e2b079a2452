import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../src/core/random.ts";
import type { Trace } from "../../src/core/trace.ts";
import prune from "../../src/moves/prune.ts";
import refine, { answers } from "../../src/moves/refine.ts";
import { blocksText } from "../../src/moves/text/blocks.ts";

/** Versions `0`, `1`, …; `rightAt` is the first that nobody complains about. */
const versions = (rounds: number, rightAt: number, examinesLast = true) =>
  refine(
    { id: "0", text: "" },
    {
      rounds,
      examinesLast,
      examine: async ({ id }) => ({
        score: Number(id) % 3,
        complaint: Number(id) >= rightAt ? null : `not ${id}`,
      }),
      rewrite: async ({ id }, complaint, round) => {
        expect(complaint).toBe(`not ${id}`);
        expect(round).toBe(Number(id) + 1);
        return { id: String(round), text: "" };
      },
    },
  );

describe("refine", () => {
  it("ends with the first version without complaint, or after the rounds", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(12), fc.nat(12), fc.boolean(), async (rounds, rightAt, examinesLast) => {
        const made = await versions(rounds, rightAt, examinesLast);
        expect(made).toHaveLength(Math.min(rounds, rightAt) + 1);
        if (!examinesLast && rounds <= rightAt)
          expect(made.at(-1)).toMatchObject({ score: 0, complaint: null });
      }),
    );
  });

  it("answers with the newest, or the best and of equal ones the newest", async () => {
    const made = await versions(5, 9);
    expect(answers(made, "last").map(({ id }) => id)).toEqual(["5", "4", "3", "2", "1", "0"]);
    expect(answers(made, "best").map(({ id }) => id)).toEqual(["5", "2", "4", "1", "3", "0"]);
  });

  it("passes by round t with 1 − (1 − p)(1 − q)^t, for independent attempts", async () => {
    const [p, q, t, runs] = [0.3, 0.2, 3, 4000];
    const random = seededRandom("refine");
    let passed = 0;
    for (let run = 0; run < runs; run++) {
      const made = await refine(
        { id: "", text: random() < p ? "right" : "wrong" },
        {
          rounds: t,
          examine: async ({ text }) => ({ score: 0, complaint: text === "right" ? null : "no" }),
          rewrite: async () => ({ id: "", text: random() < q ? "right" : "wrong" }),
        },
      );
      if (made.at(-1)!.complaint === null) passed++;
    }
    const expected = 1 - (1 - p) * (1 - q) ** t;
    expect(Math.abs(passed / runs - expected)).toBeLessThan(
      4 * Math.sqrt((expected * (1 - expected)) / runs),
    );
  });
});

it("pruning keeps order, and never empties what was not empty", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer()), async (items) => {
      const kept = await prune(items, (item) => item % 2 === 0);
      const even = items.filter((item) => item % 2 === 0);
      expect(kept).toEqual(even.length > 0 ? even : items.slice(0, 1));
    }),
  );
});

describe("blocks as text", () => {
  const trace = (steps: number): Trace => ({
    steps: Array.from({ length: steps }, (_, at) => ({
      at,
      call: 0,
      function: "f",
      depth: 0,
      line: 1,
      kind: "line" as const,
      changed: { x: { text: at === 0 ? "y".repeat(150) : String(at), type: "" } },
    })),
    total: steps,
    leaders: [1],
  });
  const bounds = { level: "block", most: 10, characters: 100, comment: "#" } as const;

  it("shows the first and the last five of more than ten blocks", () => {
    const text = blocksText(trace(14), ["pass"], bounds);
    expect(text.match(/^\[BLOCK-\d+\]/gm)).toEqual(
      [0, 1, 2, 3, 4, 9, 10, 11, 12, 13].map((n) => `[BLOCK-${n}]`),
    );
    expect(text.match(/^\.\.\.$/gm)).toHaveLength(1);
    expect(blocksText(trace(10), ["pass"], bounds)).not.toMatch(/^\.\.\.$/m);
  });

  it("cuts the middle out of long variables, and says where the run was cut", () => {
    const text = blocksText(trace(1), ["pass"], bounds);
    expect(text).toBe(`[BLOCK-0]\n# x=${"y".repeat(48)}...${"y".repeat(50)}\npass\n# (the run was cut here)`);
  });

  it("is nothing for a run of which nothing was seen", () => {
    expect(blocksText({ steps: [], total: 0, leaders: [] }, [], bounds)).toBe("");
    expect(blocksText({ steps: [], total: 0, leaders: [] }, [], { ...bounds, level: "function" })).toBe("");
  });
});
