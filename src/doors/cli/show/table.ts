import Table from "cli-table3";
import type { Screen } from "../program/screen.ts";

/** Columns that start with `>` are right-aligned. */
export type Column = string;

/** A plain table: a dim header, two spaces between columns, no lines; wide characters keep their width. */
export function tableText(screen: Screen, columns: Column[], rows: string[][]): string {
  const none = Object.fromEntries(
    [
      ...["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"],
      ...["left", "left-mid", "mid", "mid-mid", "right", "right-mid"],
    ].map((name) => [name, ""]),
  );
  const table = new Table({
    head: columns.map((column) => screen.color.dim(column.replace(/^>/, ""))),
    chars: { ...none, middle: "  " },
    colAligns: columns.map((column) => (column.startsWith(">") ? "right" : "left")),
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [] },
  });
  table.push(...rows);
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}
