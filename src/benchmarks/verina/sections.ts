const mark = (edge: "start" | "end", name: string) =>
  new RegExp(`^[ \\t]*-- !benchmark @${edge} ${name}\\b[^\\n]*$`, "m");

/** The text of a section of a VERINA file; empty when there is none. */
export function sectionOf(lean: string, name: string): string {
  const start = mark("start", name).exec(lean);
  if (!start) return "";
  const from = start.index + start[0].length;
  const end = mark("end", name).exec(lean.slice(from));
  return end ? lean.slice(from, from + end.index).replace(/^\n|\n$/g, "") : "";
}

/** The file with other texts in these sections. */
export function withSections(lean: string, texts: Record<string, string>): string {
  let out = lean;
  for (const [name, text] of Object.entries(texts)) {
    const start = mark("start", name).exec(out);
    if (!start) continue;
    const from = start.index + start[0].length;
    const end = mark("end", name).exec(out.slice(from));
    if (end) out = `${out.slice(0, from)}\n${text}\n${out.slice(from + end.index)}`;
  }
  return out;
}

/** What nobody may lean on instead of a program: whole words, so that a name such as `axiom_of` is none of them. */
const BANNED =
  /(?<![\w.'])(sorry|admit|axiom|unsafe|native_decide|implemented_by|extern|opaque|macro|syntax|notation)(?![\w'])/;

/** What is wrong with the text of a section, before any prover looks at it; undefined when nothing is. */
export function formatFaults(section: string): string | undefined {
  if (section.trim() === "") return "no code";
  const code = section.replace(/--[^\n]*|\/-[\s\S]*?-\//g, "").replace(/"(?:\\.|[^"\\])*"/g, '""');
  if (code.trim() === "") return "only comments";
  const banned = BANNED.exec(code)?.[1];
  if (banned !== undefined) return `it uses ${banned}`;
  if (/!benchmark/.test(section)) return "it goes beyond its section";
  let depth = 0;
  for (const [letter] of code.matchAll(/[()[\]{}]/g)) {
    depth += "([{".includes(letter) ? 1 : -1;
    if (depth < 0) break;
  }
  return depth === 0 ? undefined : "brackets do not pair up";
}
