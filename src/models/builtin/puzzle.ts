import { openSandbox } from "../../sandboxes/open/open.ts";
import solvePuzzle, { type Puzzle, solution } from "../../solver/puzzles/solve.ts";
import type { Effort } from "./solve.ts";

/** The reply to a puzzle: `sol()` with a value that `sat` accepts, seen from outside its process; else the reason. */
export async function puzzleReply(
  puzzle: Puzzle,
  { seconds }: Effort,
  signal?: AbortSignal,
): Promise<string> {
  const sandbox = await openSandbox({ isolation: "auto", workers: 1 });
  try {
    const { answer } = await solvePuzzle(sandbox, puzzle, { seconds, seed: 0 }, signal);
    if (answer === null)
      return `The built-in solver has no answer: no value found that sat accepts in ${seconds} s of processor time.`;
    const program = solution(answer);
    const code = `from typing import *\n${puzzle.verifier}\nanswer = sol()\nassert sat(answer) is True`;
    const suite = {
      entry: "sol",
      tests: [{ kind: "code" as const, code }],
      limits: { cpuSeconds: seconds + 2 },
    };
    const { pass } = await sandbox.check({ language: "python", program, suite }, signal);
    if (!pass)
      return "The built-in solver has no answer: sat accepted a value in the search's own process, and not outside it.";
    return `\`\`\`python\n${program}\`\`\`\n\nFound by the built-in solver; sat accepts it.`;
  } finally {
    await sandbox.close();
  }
}
