import type { Row } from "./columns.ts";

const FIELDS = ["task", "attempt", "language", "outcome", "tokens", "usd", "cpuSeconds"] as const;

/** The rows as CSV (RFC 4180), with a line of names. */
export function csvOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => FIELDS.map((field) => cell(row[field])).join(","));
  return `${[FIELDS.join(","), ...lines].join("\r\n")}\r\n`;
}

/** A spreadsheet takes a text that begins like a formula for one; a quote before it keeps it text. */
function cell(value: string | number | null): string {
  if (typeof value !== "string") return value === null ? "" : String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
