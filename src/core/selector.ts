import type { Grid, Ranked } from "./grid.ts";

/**
 * How a pick falls within a group of equals, and so how a ranking's pass@k is computed.
 * - `samples`: with replacement, a text sampled twice is twice as likely (as CodeT reports).
 * - `distinct`: with replacement, every distinct text is equally likely (as B4 reports).
 * - `unreplaced`: samples without replacement (plain pass@k).
 */
export type Picks = "samples" | "distinct" | "unreplaced";

/** A pure choice among candidates. The file's default export; the file name is the id. */
export interface Selector<Options extends object = object> {
  id: string;
  title: string;
  paper: string;
  /** Every option with its default value. */
  options: Options;
  picks: Picks;
  /** Neither changes the grid nor depends on the order of its rows and columns. */
  rank(grid: Grid, options: Options): Ranked;
}
