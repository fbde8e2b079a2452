import type { ReproducedRow } from "../reproduction/reproduction.ts";

/** The note of a figure that nobody published: what is measured here stands beside itself, for its value. */
export const MEASURED = "no published figure: measured here";

/** A published mean, and the values that it is the mean of. */
export interface Figure {
  name: string;
  /** Without it the figure stands beside itself, and its note is {@link MEASURED}. */
  published?: number;
  /** One for each item, in the unit of the figure. */
  values: readonly number[];
  /** Largest accepted difference of the whole. */
  tolerance: number;
  /** Only a part of the items was measured. */
  part?: boolean;
  note?: string;
}

/**
 * The mean beside the published one. Of a part, the published figure is still that of the whole: the tolerance grows by three
 * standard errors.
 */
export function figure({ name, published, values, tolerance, part, note }: Figure): ReproducedRow {
  const count = Math.max(1, values.length);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count);
  // A few items may all be alike.
  const error = part ? (3 * Math.max(spread, 25)) / Math.sqrt(count) : 0;
  const unpublished = published === undefined ? MEASURED : undefined;
  const notes = [
    unpublished,
    note,
    part ? `a part: ${values.length} items` : `${values.length} items`,
  ].filter(Boolean);
  return {
    name,
    published: published ?? mean,
    ours: mean,
    tolerance: tolerance + error,
    note: notes.join("; "),
  };
}
