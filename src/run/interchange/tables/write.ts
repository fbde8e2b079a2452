import type { TextTable } from "./rows.ts";

/** A pipe table, as GitHub reads it. */
export function markdownTable({ head, rows }: TextTable): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("\\", "\\\\").replaceAll("|", "\\|").replaceAll(/\s+/g, " ")).join(" | ")} |\n`;
  return `${line(head)}|${head.map(() => "---|").join("")}\n${rows.map(line).join("")}`;
}

/** RFC 4180; cells that a spreadsheet would take for a formula begin with an apostrophe. */
export function csvTable({ head, rows }: TextTable): string {
  const cell = (text: string) => {
    const safe = /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return [head, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A whole page with one table, and nothing in it that runs. */
export function htmlTable({ head, rows }: TextTable, title: string): string {
  const text = (raw: string) => raw.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign]!);
  const row = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${text(cell)}</${tag}>`).join("")}</tr>\n`;
  return [
    '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n',
    `<title>${text(title)}</title>\n`,
    "<style>table{border-collapse:collapse;font:14px system-ui}td,th{padding:4px 8px;border-bottom:1px solid #ccc;text-align:left}</style>\n",
    `<table>\n<thead>\n${row(head, "th")}</thead>\n<tbody>\n`,
    ...rows.map((cells) => row(cells, "td")),
    "</tbody>\n</table>\n</html>\n",
  ].join("");
}

const SIGNS: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** A `tabular` with the rules of booktabs. */
export function latexTable({ head, rows }: TextTable): string {
  const text = (raw: string) => raw.replaceAll(/[\\~^&%$#_{}]/g, (sign) => SIGNS[sign] ?? `\\${sign}`);
  const line = (cells: readonly string[]) => `${cells.map(text).join(" & ")} \\\\\n`;
  return [
    `\\begin{tabular}{${"l".repeat(head.length)}}\n\\toprule\n`,
    line(head),
    "\\midrule\n",
    ...rows.map(line),
    "\\bottomrule\n\\end{tabular}\n",
  ].join("");
}
