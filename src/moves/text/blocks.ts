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
  if (level === "block") return inFunctions(blocksOf(trace));
  if (level === "line")
    return inFunctions(blocksOf({ ...trace, leaders: trace.steps.map(({ line }) => line) }));
  const states = statesOf(trace);
  const inside = [...trace.steps.keys()].filter((at) => trace.steps[at]!.function !== "<module>");
  const shown = inside.length > 0 ? inside : [...trace.steps.keys()];
  const first = trace.steps[shown[0] ?? 0];
  if (!first) return [];
  const lines = shown.flatMap((at) => (trace.steps[at]!.kind === "line" ? [trace.steps[at]!.line] : []));
  const { call, function: name } = first;
  return [{ call, function: name, lines, before: states[shown[0]!]!, after: states[shown.at(-1)!]! }];
}

/** Without the module's own lines, which only define things, unless there is nothing else. */
function inFunctions(blocks: ExecutedBlock[]): ExecutedBlock[] {
  const inside = blocks.filter((block) => block.function !== "<module>");
  return inside.length > 0 ? inside : blocks;
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
