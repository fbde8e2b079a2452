import type { SearchOptions } from "../search/search.ts";

/** How one search of a portfolio differs from the others. */
export type Configuration = Pick<SearchOptions, "width" | "slack" | "conditionals">;

/**
 * The searches that run side by side, in order of trust: the answer is that of the first which finds one. The narrow
 * search reaches deeper with the types of the examples; the wide one also makes types that they do not show.
 */
export const PORTFOLIO: readonly Configuration[] = [
  { width: "narrow", slack: 2, conditionals: 4 },
  { width: "wide", slack: 2, conditionals: 8 },
];
