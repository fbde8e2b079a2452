import type { Grid } from "../../core/grid.ts";

/** Candidates that pass exactly the same tests. Both lists hold indices into the grid. */
export interface RowGroup {
  members: number[];
  passed: number[];
}

/** Groups the candidates that ran by their row; rows that pass nothing form a group too. */
export function rowGroups(grid: Grid): RowGroup[] {
  const groups = new Map<string, RowGroup>();
  grid.candidates.forEach((candidate, index) => {
    if (!candidate.ran) return;
    const passed = candidate.passes.flatMap((pass, test) => (pass ? [test] : []));
    const key = passed.join();
    const group = groups.get(key);
    if (group) group.members.push(index);
    else groups.set(key, { members: [index], passed });
  });
  return [...groups.values()];
}

/** How many samples stand behind the rows at these indices. */
export function samplesAmong(rows: readonly { count: number }[], indices: readonly number[]): number {
  return indices.reduce((sum, index) => sum + rows[index]!.count, 0);
}
