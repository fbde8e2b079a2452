import type { Grid } from "../../core/grid.ts";

/**
 * The grid as CodeT's released program sees it: all tests of a problem are packed into one function, so one
 * test that is illegal there (a star import) keeps every candidate of the problem from running. For
 * reproducing published figures; anything else should run each test on its own.
 */
export function packed(grid: Grid): Grid {
  if (grid.tests.every((test) => test.packable)) return grid;
  const candidates = grid.candidates.map((candidate) => ({
    ...candidate,
    ran: false,
    passes: candidate.passes.map(() => false),
  }));
  return { ...grid, candidates };
}
