import type { Sandbox } from "../../../core/sandbox.ts";
import javascript from "./drivers/javascript.ts";
import python from "./drivers/python.ts";

/** What a program answers to one call: a literal, or how it failed (`!ValueError`, `!timeout`). */
export type Answer = string;

/** A program that runs other programs on many inputs in one process and prints their answers as JSON. */
export interface Driver {
  names: readonly string[];
  /** `answers[program][input]`, both in the order given. */
  program(programs: readonly string[], entry: string, inputs: readonly string[]): string;
}

const DRIVERS: readonly Driver[] = [python, javascript];

/** The driver of a language, by id or alias; undefined when there is none. */
export function driverFor(language: string): Driver | undefined {
  return DRIVERS.find(({ names }) => names.includes(language.toLowerCase()));
}

/** Characters of programs in one run. */
const CHUNK = 40_000;

/**
 * What each program answers to each input. The programs are mutants of a reference, so many share a process; nothing
 * is judged by it. Null when a run did not end well.
 */
export async function observe(
  programs: readonly string[],
  on: { entry: string; inputs: readonly string[]; language: string },
  sandbox: Sandbox,
): Promise<Answer[][] | null> {
  const driver = driverFor(on.language);
  if (!driver || on.inputs.length === 0) return null;
  const rows: Answer[][] = [];
  for (const some of chunks(programs)) {
    const result = await sandbox.run({
      language: on.language,
      program: driver.program(some, on.entry, on.inputs),
      limits: { cpuSeconds: 20, outputBytes: 4 * 1024 ** 2 },
    });
    if (result.outcome !== "pass" || result.truncated) return null;
    rows.push(...(JSON.parse(result.stdout) as Answer[][]));
  }
  return rows;
}

function chunks(programs: readonly string[]): string[][] {
  const parts: string[][] = [[]];
  let size = 0;
  for (const program of programs) {
    if (size > 0 && size + program.length > CHUNK) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)!.push(program);
    size += program.length;
  }
  return parts;
}
