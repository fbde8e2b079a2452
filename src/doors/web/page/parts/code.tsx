import type { CodeLines } from "../../highlight.ts";
import type { DiffLine } from "../../trace/trace-view.ts";

/** A program in lines with numbers. Every piece is a text node: nothing in it can become markup. */
export function Code({ lines, label }: { lines: CodeLines; label: string }) {
  const shown = lines.at(-1)?.length === 0 ? lines.slice(0, -1) : lines;
  return (
    <div class="code" role="region" aria-label={label} tabIndex={0}>
      <code>
        {shown.map((spans, number) => (
          <span class="line" key={number}>
            {spans.map(([text, kind], place) => (
              <span class={kind} key={place}>
                {text}
              </span>
            ))}
            {"\n"}
          </span>
        ))}
      </code>
    </div>
  );
}

/** Text as it is, such as what a program printed. */
export function Text({ text, label }: { text: string; label: string }) {
  return (
    <pre class="text" role="region" aria-label={label} tabIndex={0}>
      {text}
    </pre>
  );
}

const KINDS = { "+": "added", "-": "removed", "@": "place", " ": "" };

export function Diff({ lines, label }: { lines: DiffLine[]; label: string }) {
  return (
    <div class="diff" role="region" aria-label={label} tabIndex={0}>
      <code>
        {lines.map(([kind, text], number) => (
          <span class={`line ${KINDS[kind]}`} key={number}>
            <span class="sign">{kind === "@" ? "" : kind}</span>
            {text}
            {"\n"}
          </span>
        ))}
      </code>
    </div>
  );
}
