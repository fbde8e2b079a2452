import { AssayError, nearest } from "../core/errors.ts";
import type { Ask, Provider, Reply } from "../core/model.ts";
import { readPuzzle } from "../solver/puzzles/read.ts";
import { puzzleReply } from "./builtin/puzzle.ts";
import { replyText } from "./builtin/reply.ts";
import { type Effort, solveAndCheck } from "./builtin/solve.ts";

/** How long each name searches. Evaluations decide an answer; the processor seconds are for slow machines. */
const EFFORTS: Record<string, Effort> = {
  quick: { evaluations: 300_000, seconds: 3 },
  solver: { evaluations: 3_000_000, seconds: 9 },
  thorough: { evaluations: 30_000_000, seconds: 60 },
};

/**
 * A program synthesizer that answers like any other model: no key, no network, no download. It reads examples, or a
 * puzzle's verifier, from what it is asked and says so when it finds nothing.
 */
const builtin: Provider = {
  id: "builtin",
  title: "The built-in solver: programs from examples, with no model",
  usage: "builtin/EFFORT",
  async open(name) {
    const id = `builtin/${name}`;
    const effort = Object.hasOwn(EFFORTS, name) ? EFFORTS[name] : undefined;
    if (effort === undefined) {
      const guess = nearest(name, Object.keys(EFFORTS));
      throw new AssayError("MODEL_NAME", `the built-in solver has no effort "${name}"`, {
        where: id,
        fix: guess
          ? `did you mean "builtin/${guess}"?`
          : `write builtin/${Object.keys(EFFORTS).join(", builtin/")}`,
      });
    }
    return {
      id,
      source: "symbolic",
      async reply(ask, { signal }) {
        signal?.throwIfAborted();
        const n = ask.n ?? 1;
        const texts = await answer(promptOf(ask), n, effort, signal);
        signal?.throwIfAborted();
        return texts.map(
          (text): Reply => ({
            text,
            tokens: { prompt: 0, completion: 0 },
            cost: 0,
            finish: "stop",
          }),
        );
      },
    };
  },
};

export default builtin;

async function answer(text: string, n: number, effort: Effort, signal?: AbortSignal): Promise<string[]> {
  const puzzle = readPuzzle(text);
  if (puzzle !== null) return Array<string>(n).fill(await puzzleReply(puzzle, effort, signal));
  const solved = await solveAndCheck(text, effort, signal);
  return Array.from({ length: n }, (_, index) => replyText(solved, index));
}

function promptOf(ask: Ask): string {
  // What a model said before is no evidence about the task.
  const said = (ask.messages ?? []).filter(({ role }) => role !== "assistant").map(({ content }) => content);
  return ask.prompt ?? said.join("\n\n");
}
