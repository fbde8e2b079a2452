import type { Document, Table } from "./document.ts";

/** The document as GitHub-flavoured Markdown. Intervals are in the tables; Markdown has no pictures of its own. */
export function markdownOf({ title, paper, sources, sections }: Document): string {
  const head = [`# ${title}`, `After ${paper}. Answers: ${sources.join(", ")}.`];
  const body = sections.flatMap(({ heading, text, table }) => [
    `## ${heading}`,
    ...text,
    ...(table ? [tableOf(table)] : []),
  ]);
  return `${[...head, ...body].join("\n\n")}\n`;
}

function tableOf({ columns, rows }: Table): string {
  const cell = (text: string) => text.replaceAll("|", "\\|").replace(/\s*\n\s*/g, " ");
  const line = (cells: string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [
    line(columns.map((column) => column.replace(/^>/, ""))),
    `|${columns.map((column) => (column.startsWith(">") ? "---:" : "---")).join("|")}|`,
    ...rows.map(line),
  ].join("\n");
}
