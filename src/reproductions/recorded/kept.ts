import type { ReproducedRow, ReproductionPorts } from "../reproduction/reproduction.ts";
import { MEASURED } from "./figure.ts";

/** A figure that is computed from records alone, with no program run. */
export interface KeptFigure {
  name: string;
  /** Without it the figure stands beside itself, and its note begins with {@link MEASURED}. */
  published?: number;
  ours: number | null;
  note?: string;
}

/** The note of a figure that nobody published: it stands beside itself, for its value. */
export const UNPUBLISHED = "no published figure: what this file records";

/**
 * Rows of figures that are computed from records; they take no time, so a limit changes nothing.
 *
 * @param tolerance half of the last digit that was published, unless more is explained.
 */
export function* keptRows(
  ports: ReproductionPorts,
  figures: readonly KeptFigure[],
  tolerance: number,
): Generator<ReproducedRow> {
  for (const { ours: measured, published, ...figure } of figures) {
    const ours = measured ?? Number.NaN;
    if (published !== undefined) yield { ...figure, published, ours, tolerance };
    else {
      const note = [MEASURED, figure.note].filter(Boolean).join("; ");
      yield { ...figure, published: ours, ours, tolerance, note };
    }
  }
  ports.onProgress({ done: figures.length, items: figures.length });
}

/** Rows by a key, in the order in which keys first appear. */
export function grouped<Row, Key = string>(rows: readonly Row[], key: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
