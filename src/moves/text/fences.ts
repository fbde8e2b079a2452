/** A Markdown code block: its label (language) and its lines, each ending in a newline. */
export interface Fence {
  label: string;
  code: string;
}

/**
 * The fenced code blocks of a text, in order. A block that never closes runs to the next labelled opening
 * (the model forgot) or to the end (a reply cut at its token limit); the indentation of the opening line is
 * taken off each line (a block in a list).
 */
export function fences(text: string): Fence[] {
  const found: Fence[] = [];
  let open: { fence: Fence; marker: string; indent: string } | undefined;
  for (const line of text.split(/\r?\n/)) {
    const opening = /^([^`~]*)(`{3,}|~{3,})[ \t]*([\w+#.-]*)[^`]*$/.exec(line);
    const reopens = opening?.[3] !== "" && opening?.[1]?.trim() === "" && opening[2] === open?.marker;
    if (opening && (!open || reopens)) {
      const fence = { label: (opening[3] ?? "").toLowerCase(), code: "" };
      found.push(fence);
      open = { fence, marker: opening[2] ?? "", indent: /^\s*/.exec(line)?.[0] ?? "" };
    } else if (open && closes(line, open.marker)) {
      open = undefined;
    } else if (open) {
      open.fence.code += `${line.startsWith(open.indent) ? line.slice(open.indent.length) : line}\n`;
    }
  }
  return found;
}

/** The blocks of a language: those labelled so; without any, those with no label; without any, all. */
export function fencesOf(text: string, names: readonly string[]): Fence[] {
  const all = fences(text);
  const labelled = all.filter((fence) => names.includes(fence.label));
  if (labelled.length > 0) return labelled;
  const bare = all.filter((fence) => fence.label === "");
  return bare.length > 0 ? bare : all;
}

/** A program as a Markdown code block, fenced with more backticks than it contains in a row. */
export function fenced(code: string, label: string): string {
  const longest = Math.max(2, ...(code.match(/`{3,}/g) ?? []).map((run) => run.length));
  const marker = "`".repeat(longest + 1);
  return `${marker}${label}\n${code.replace(/\n*$/, "\n")}${marker}`;
}

function closes(line: string, marker: string): boolean {
  const bare = line.trim();
  return bare.length >= marker.length && bare === marker.charAt(0).repeat(bare.length);
}
