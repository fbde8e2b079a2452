/**
 * Incremental consistency of one item (Chen et al. 2024, arXiv 2403.16437, section 3.3): coverage, state, path and
 * output, each right or not. Right answers count only as far as all before them are right, and the deeper the more.
 */
export function incrementalConsistency(right: readonly [boolean, boolean, boolean, boolean]): number {
  const run = right.findIndex((each) => !each);
  const depth = run === -1 ? 4 : run;
  if (right.slice(depth).some((each) => each)) return 0;
  return depth === 0 ? 0 : 2 ** (depth - 4);
}
