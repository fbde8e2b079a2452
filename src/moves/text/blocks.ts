import { blocksOf, type ExecutedBlock, statesOf, type Trace, type Variables } from "../../core/trace.ts";

/** How much of a run is shown (LDB's bounds; Zhong et al. 2024, arXiv 2402.16906). */
export interface BlockBounds {
  /** `block`: basic blocks; `line`: every line; `function`: the whole run as one block. */
  level: "block" | "line" | "function";
  /** Blocks shown, the first and the last half of them; for `function`, lines. */
  most: number;
  /** Characters of a line of variables, the first and the last half of them. */
  characters: number;
}

/** LDB's bounds for each level. */
export const LDB_BOUNDS: Record<BlockBounds["level"], BlockBounds> = {
  block: { level: "block", most: 10, characters: 100 },
  line: { level: "line", most: 30, characters: 100 },
  function: { level: "function", most: 30, characters: 100 },
};

/**
 * The blocks that ran, in order, each with its variables before and after as comments. Blocks that are left out show as
 * a row of dots, and the others keep their numbers. Empty when nothing ran.
 */
export function blocksText(
  trace: Trace,
  lines: readonly string[],
  { level, most, characters, comment }: BlockBounds & { comment: string },
): string {
  const variables = (values: Variables | undefined) =>
    values === undefined
      ? `${comment} (the run was cut here)`
      : `${comment} ${middleOut(textOf(values), characters)}`.trimEnd();
  const code = (block: ExecutedBlock) => block.lines.map((line) => lines[line - 1] ?? "");
  const shown = executed(trace, level).map((block, index) =>
    [
      `[BLOCK-${index}]`,
      variables(block.before),
      ...(level === "function" ? ends(code(block), most) : code(block)),
      variables(block.after),
    ].join("\n"),
  );
  return (level === "function" ? shown : ends(shown, most)).join("\n");
}

function executed(trace: Trace, level: BlockBounds["level"]): ExecutedBlock[] {
  if (level === "block") return blocksOf(trace);
  if (level === "line") return blocksOf({ ...trace, leaders: trace.steps.map(({ line }) => line) });
  const [first] = trace.steps;
  if (!first) return [];
  const own = trace.steps.filter(({ kind }) => kind === "line");
  const states = statesOf(trace);
  const block = { call: first.call, function: first.function, lines: own.map(({ line }) => line) };
  return [{ ...block, before: states[0]!, after: states.at(-1)! }];
}

function textOf(values: Variables): string {
  return Object.entries(values)
    .map(([name, { text }]) => `${name}=${text}`)
    .join(" ");
}

function middleOut(text: string, characters: number): string {
  const half = Math.floor(characters / 2);
  return text.length <= characters ? text : `${text.slice(0, half)}...${text.slice(-half)}`;
}

function ends(parts: string[], most: number): string[] {
  const half = Math.floor(most / 2);
  return parts.length <= most ? parts : [...parts.slice(0, half), "...", ...parts.slice(-half)];
}
