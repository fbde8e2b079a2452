/** Replaces the text from `start` up to `end` (UTF-16 units) by `text`. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** A text with edits applied at once; positions are those of the text before. Throws when two overlap. */
export default function edit(text: string, edits: readonly Edit[]): string {
  let at = 0;
  let done = "";
  for (const each of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (each.start < at) throw new Error(`edits overlap at ${each.start}`);
    done += text.slice(at, each.start) + each.text;
    at = each.end;
  }
  return done + text.slice(at);
}

/** Whether two sets of edits can be applied together. */
export function areApart(a: readonly Edit[], b: readonly Edit[]): boolean {
  return a.every((one) => b.every((other) => one.end <= other.start || other.end <= one.start));
}
