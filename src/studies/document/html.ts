import type { Document, Interval, Section, Table } from "./document.ts";

/** The document as one HTML page that needs nothing else: no script, no font, no address. */
export function htmlOf({ title, paper, sources, sections }: Document): string {
  const body = sections.map(sectionOf).join("\n");
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
<main>
<h1>${escaped(title)}</h1>
<p class="sources">After ${escaped(paper)}. Answers: ${escaped(sources.join(", "))}.</p>
${body}
</main>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; --line: #8884; --ink: #2563eb; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { padding: .3rem .8rem; border-bottom: 1px solid var(--line); text-align: left; white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.sources { opacity: .7; }
svg { width: 100%; height: auto; margin: 1rem 0; }
svg text { font: 13px system-ui, sans-serif; fill: currentColor; }
`.trim();

function sectionOf({ heading, text, table, intervals }: Section): string {
  return [
    `<h2>${escaped(heading)}</h2>`,
    ...text.map((paragraph) => `<p>${escaped(paragraph)}</p>`),
    ...(intervals && intervals.length > 0 ? [pictureOf(intervals)] : []),
    ...(table ? [tableOf(table)] : []),
  ].join("\n");
}

function tableOf({ columns, rows }: Table): string {
  const kinds = columns.map((column) => (column.startsWith(">") ? ' class="number"' : ""));
  const row = (tag: string, cells: string[]) =>
    `<tr>${cells.map((cell, index) => `<${tag}${kinds[index] ?? ""}>${escaped(cell)}</${tag}>`).join("")}</tr>`;
  const head = columns.map((column) => column.replace(/^>/, ""));
  return `<table><thead>${row("th", head)}</thead><tbody>${rows.map((cells) => row("td", cells)).join("")}</tbody></table>`;
}

const WIDTH = 720;
const LABELS = 260;
const STEP = 26;

/** A line for each interval with a dot at its value; a rule at 0 when 0 is in sight. */
function pictureOf(intervals: Interval[]): string {
  const ends = intervals.flatMap(({ ci, value }) => [...ci, value]);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const x = (value: number) =>
    (LABELS + ((value - least) / (most - least || 1)) * (WIDTH - LABELS - 20)).toFixed(1);
  const height = intervals.length * STEP + 24;
  const rule =
    least <= 0 && most >= 0
      ? `<line x1="${x(0)}" x2="${x(0)}" y1="4" y2="${height - 20}" stroke="currentColor" stroke-dasharray="3 3" opacity=".5"/>`
      : "";
  const lines = intervals.map(({ label, value, ci }, index) => {
    const y = index * STEP + 18;
    const shown = label.length > 36 ? `${label.slice(0, 35)}…` : label;
    return `<text x="0" y="${y + 4}">${escaped(shown)}</text><line x1="${x(ci[0])}" x2="${x(ci[1])}" y1="${y}" y2="${y}" stroke="var(--ink)" stroke-width="3"/><circle cx="${x(value)}" cy="${y}" r="5" fill="var(--ink)"/>`;
  });
  const axis = [least, most].map(
    (value, end) =>
      `<text x="${x(value)}" y="${height - 4}" text-anchor="${end === 0 ? "start" : "end"}">${value.toPrecision(3)}</text>`,
  );
  const said = intervals.map(
    ({ label, value, ci }) =>
      `${label}: ${value.toPrecision(3)}, from ${ci[0].toPrecision(3)} to ${ci[1].toPrecision(3)}`,
  );
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(said.join("; "))}">${rule}${lines.join("")}${axis.join("")}</svg>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
