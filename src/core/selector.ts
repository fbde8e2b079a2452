import type { Grid, Ranked } from "./grid.ts";

/** A pure choice among candidates. The file's default export; the file name is the id. */
export interface Selector<Options extends object = object> {
  id: string;
  title: string;
  paper: string;
  options: Options;
  rank(grid: Grid, options: Options): Ranked;
}
