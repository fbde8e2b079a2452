import type { Inspection } from "../../src/core/inspection.ts";

/** What a run that printed this looks like from outside. */
export function printed(stdout: string): Inspection {
  const costs = { cpuSeconds: 0, wallSeconds: 0, memoryBytes: 0 };
  const run = {
    outcome: "pass" as const,
    exitCode: 0,
    signal: null,
    stdout,
    stderr: "",
    truncated: false,
    ...costs,
  };
  return { run, unavailable: {}, cut: false };
}

/** A program named `p0`, `p1`, …, for tables of what programs do. */
export const named = (index: number) => `def add(a, b): return "p${index}"\n`;

/** Which of the named programs a text holds. */
export const nameOf = (text: string) => /p\d(?=\\*")/.exec(text)?.[0] ?? "?";

/** Stands for running the programs on inputs: by name, what each answers to each input, null for a crash. */
export function answering(table: Record<string, (number | null)[]>): (text: string) => Inspection {
  return (text) => {
    const row = (table[nameOf(text)] ?? []).map((value) => (value === null ? "!ValueError" : String(value)));
    return printed(JSON.stringify([row]));
  };
}
