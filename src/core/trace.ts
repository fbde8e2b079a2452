/** How much of a trace is kept. */
export interface TraceBounds {
  /** Steps kept in all. The last quarter of them is for the end of the run. */
  steps: number;
  /** How often one line of one call is kept; later visits only count (but for those at the end of the run). */
  visits: number;
  /** Characters of one value; its middle is left out. */
  characters: number;
}

export const DEFAULT_BOUNDS: TraceBounds = { steps: 800, visits: 25, characters: 120 };

/** A value as a person would write it in the language, and the name of its type. */
export interface Value {
  text: string;
  type: string;
}

/** Variables by name. */
export type Variables = Record<string, Value>;

/** What happened, line by line, in order. */
export interface Trace {
  steps: Step[];
  /** How many steps the run had; more than `steps.length` when some were left out. */
  total: number;
  /** Lines that begin a basic block: where control can come from, or go to, more than one place. Ascending. */
  leaders: number[];
}

/** One moment of the run: control is about to run a line, or is about to leave a call. */
export interface Step {
  /** Its place in the run, from 0. A gap means that steps were left out. */
  at: number;
  /** Which call it belongs to, numbered in the order of their beginning. */
  call: number;
  /** The function's name; the module's own code has the name `<module>`. */
  function: string;
  /** How many of the program's calls it is inside. */
  depth: number;
  line: number;
  kind: "line" | "return" | "raise";
  /** Variables of this call that are new or differ since its previous step; null for one that is gone. */
  changed: Record<string, Value | null>;
  /** What a `return` gives. */
  value?: Value;
}

/** A basic block as it ran once: its lines in order, with the variables before and after. */
export interface ExecutedBlock {
  call: number;
  function: string;
  lines: number[];
  before: Variables;
  /** Absent where the run was cut before the block's end. */
  after?: Variables;
}

/** The variables of each step's call as control came to it, one entry for each step. */
export function statesOf(trace: Trace): Variables[] {
  const calls = new Map<number, Variables>();
  return trace.steps.map(({ call, changed }) => {
    const state = { ...calls.get(call) };
    for (const [name, value] of Object.entries(changed)) {
      if (value) state[name] = value;
      else delete state[name];
    }
    calls.set(call, state);
    return state;
  });
}

/**
 * The basic blocks that ran, in the order of their beginning: LDB's view of a run (Zhong et al. 2024, arXiv 2402.16906,
 * section 3.2). A block ends where the next one begins, where its call ends, and where steps were left out. A call made
 * from within a block does not end it.
 */
export function blocksOf(trace: Trace): ExecutedBlock[] {
  const leaders = new Set(trace.leaders);
  const states = statesOf(trace);
  const blocks: ExecutedBlock[] = [];
  const open = new Map<number, ExecutedBlock>();
  let previous = -1;
  trace.steps.forEach((step, index) => {
    if (step.at !== previous + 1) open.clear();
    previous = step.at;
    const current = open.get(step.call);
    if (step.kind !== "line") {
      if (current) current.after = states[index]!;
      open.delete(step.call);
      return;
    }
    const last = current?.lines.at(-1) ?? 0;
    if (current && !leaders.has(step.line) && step.line > last) {
      current.lines.push(step.line);
      return;
    }
    if (current) current.after = states[index]!;
    const block = {
      call: step.call,
      function: step.function,
      lines: [step.line],
      before: states[index]!,
    };
    blocks.push(block);
    open.set(step.call, block);
  });
  return blocks;
}

/** The lines that control went to next from each line, in the same call; 0 stands for the end of the call. */
export function successorsOf(trace: Trace): Map<number, Set<number>> {
  const found = new Map<number, Set<number>>();
  const before = new Map<number, { at: number; line: number }>();
  let gap = -1;
  let previous = -1;
  for (const step of trace.steps) {
    if (step.at !== previous + 1) gap = step.at;
    previous = step.at;
    const from = before.get(step.call);
    if (from && from.at >= gap) {
      const next = found.get(from.line) ?? new Set<number>();
      found.set(from.line, next.add(step.kind === "line" ? step.line : 0));
    }
    before.set(step.call, { at: step.at, line: step.line });
  }
  return found;
}
