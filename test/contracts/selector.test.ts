import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Grid, Ranked } from "../../src/core/grid.ts";
import { loadRoom, roomIds } from "../../src/core/room.ts";
import type { Selector } from "../../src/core/selector.ts";
import { gridOf, grids } from "../selectors/doubles.ts";

fc.configureGlobal({ seed: 1 });

const folder = new URL("../../src/selectors/", import.meta.url);
const selectors = await loadRoom<Selector>(folder, "selector");

describe.each(roomIds(folder).map((id, index) => [id, selectors[index]!] as const))(
  "selector %s",
  (id, selector) => {
    const rank = (grid: Grid) => selector.rank(grid, selector.options);

    it("says what it is", () => {
      expect(selector.id).toBe(id);
      expect(selector.title).not.toBe("");
      expect(selector.paper).toMatch(/\d{4}/);
      expect(["samples", "distinct", "unreplaced"]).toContain(selector.picks);
      expect(JSON.parse(JSON.stringify(selector.options))).toEqual(selector.options);
    });

    it("has no opinion without candidates", () => {
      expect(rank({ candidates: [], tests: [] })).toEqual([]);
      expect(rank({ candidates: [], tests: [{ code: "t", count: 1, packable: true }] })).toEqual([]);
    });

    it("prefers nothing without tests, or when nothing ran: no ranking, or all candidates in one group", () => {
      for (const grid of [gridOf(["", null, ""]), gridOf([null, null])]) {
        const ranked = rank(grid);
        if (ranked.length > 0)
          expect(ranked.map(({ members }) => members.length)).toEqual([grid.candidates.length]);
      }
    });

    it("ranks best first, each candidate at most once, in groups with members and distinct finite scores", () => {
      fc.assert(
        fc.property(grids(), (grid) => {
          const ranked = rank(grid);
          const members = ranked.flatMap((group) => group.members);
          expect(new Set(members).size).toBe(members.length);
          expect(members.every((member) => member in grid.candidates)).toBe(true);
          ranked.forEach(({ score, members }, place) => {
            expect(members.length).toBeGreaterThan(0);
            expect(Number.isFinite(score)).toBe(true);
            if (place > 0) expect(score).toBeLessThan(ranked[place - 1]!.score);
          });
        }),
      );
    });

    it("answers the same twice and leaves its input alone", () => {
      fc.assert(
        fc.property(grids(), (grid) => {
          const before = structuredClone(grid);
          expect(rank(grid)).toEqual(rank(grid));
          expect(grid).toEqual(before);
        }),
      );
    });

    it("does not depend on the order of candidates or tests", () => {
      const shuffled = grids().chain((grid) =>
        fc.record({
          grid: fc.constant(grid),
          rows: fc.shuffledSubarray([...grid.candidates.keys()], { minLength: grid.candidates.length }),
          columns: fc.shuffledSubarray([...grid.tests.keys()], { minLength: grid.tests.length }),
        }),
      );
      fc.assert(
        fc.property(shuffled, ({ grid, rows, columns }) => {
          const mixed: Grid = {
            candidates: rows.map((row) => {
              const candidate = grid.candidates[row]!;
              return { ...candidate, passes: columns.map((column) => candidate.passes[column]!) };
            }),
            tests: columns.map((column) => grid.tests[column]!),
          };
          const back = rank(mixed).map(({ score, members }) => ({
            score,
            members: members.map((m) => rows[m]!),
          }));
          expect(inOrder(back)).toEqual(inOrder(rank(grid)));
        }),
      );
    });
  },
);

function inOrder(ranked: Ranked): Ranked {
  return ranked.map(({ score, members }) => ({ score, members: [...members].sort((a, b) => a - b) }));
}
