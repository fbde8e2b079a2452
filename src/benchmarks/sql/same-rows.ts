import type { Json } from "../../core/task.ts";

export interface SameRowsOptions {
  /** Rows must come in the same order. */
  ordered: boolean;
  /** The answer may have further columns. */
  more?: boolean;
}

/**
 * Whether two results hold the same rows, as often each, for some order of the columns (Zhong et al. 2020, arXiv
 * 2010.02840, section 3; test-suite accuracy compares so).
 */
export function sameRows(
  gold: Json[][],
  answer: Json[][],
  { ordered, more = false }: SameRowsOptions,
): boolean {
  if (gold.length !== answer.length) return false;
  const width = gold[0]?.length ?? 0;
  const theirs = answer[0]?.length ?? 0;
  if (gold.length === 0) return true;
  if (more ? theirs < width : theirs !== width) return false;
  const key = (values: Json[]) => (ordered ? values : [...values].sort()).join("\u0001");
  const column = (rows: Json[][], at: number) => key(rows.map((row) => plain(row[at] ?? null)));
  const ours = Array.from({ length: width }, (_, at) => column(gold, at));
  const candidates = ours.map((text) =>
    Array.from({ length: theirs }, (_, at) => at).filter((at) => column(answer, at) === text),
  );
  const wanted = key(gold.map((row) => row.map(plain).join("\u0002")));
  const chosen: number[] = [];
  const fits = (): boolean => {
    if (chosen.length === width)
      return key(answer.map((row) => chosen.map((at) => plain(row[at] ?? null)).join("\u0002"))) === wanted;
    for (const at of candidates[chosen.length]!) {
      if (chosen.includes(at)) continue;
      chosen.push(at);
      if (fits()) return true;
      chosen.pop();
    }
    return false;
  };
  return fits();
}

/** Numbers as numbers, whatever their type; texts as they are. */
const plain = (value: Json): string => (typeof value === "number" ? `#${value}` : JSON.stringify(value));
