import { readFile } from "node:fs/promises";
import type { Sandbox } from "../../core/sandbox.ts";

/** A programming puzzle: find a value that a verifier accepts. */
export interface Puzzle {
  /** Python that defines `sat(answer, …inputs with defaults) -> bool`. Not trusted. */
  verifier: string;
  /** Python type of the answer, e.g. `List[int]`. An answer of another type is none. */
  type: string;
}

export interface PuzzleEffort {
  /** Processor seconds of the search. */
  seconds: number;
  /** The same seed finds the same answer on a machine that is fast enough. */
  seed: number;
}

export interface SolvedPuzzle {
  /** The answer as a Python literal; null when none was found. */
  answer: string | null;
  /** Values that the verifier, or its distance, was run on. */
  tried: number;
  /** Processor seconds used. */
  seconds: number;
}

/** The search's parts in the order in which they are joined to one program. */
const PARTS = ["distance", "invert", "candidates", "climb", "main"];

/**
 * Solves a puzzle inside the sandbox: by inverting its equations, then with values made of its own constants, then by
 * local search on how far a value is from being accepted. Puzzles and the enumerative baseline: Schuster et al. 2021,
 * arXiv 2106.05784. An answer has been accepted by the verifier in the search's own process, which the verifier
 * shares: judge it again before trusting it.
 */
export default async function solvePuzzle(
  sandbox: Sandbox,
  puzzle: Puzzle,
  { seconds, seed }: PuzzleEffort,
  signal?: AbortSignal,
): Promise<SolvedPuzzle> {
  const parts = await Promise.all(
    PARTS.map((part) => readFile(new URL(`./${part}.py`, import.meta.url), "utf8")),
  );
  const { stdout } = await sandbox.run(
    {
      language: "python",
      program: parts.join("\n\n"),
      stdin: JSON.stringify({ ...puzzle, seconds, seed }),
      limits: { cpuSeconds: Math.ceil(seconds) + 2, outputBytes: 4 * 1024 ** 2 },
    },
    signal,
  );
  try {
    const { answer, tried, seconds: used } = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
    return { answer: typeof answer === "string" ? answer : null, tried, seconds: used };
  } catch {
    // The verifier ended the process, or used up its time: no answer.
    return { answer: null, tried: 0, seconds };
  }
}

/** The program whose `sol()` gives the answer, as P3 asks for it. */
export function solution(answer: string): string {
  return `def sol():\n    return ${answer}\n`;
}
