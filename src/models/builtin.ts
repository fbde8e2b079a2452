import { AssayError, nearest } from "../core/errors.ts";
import type { Ask, Provider, Reply } from "../core/model.ts";
import { replyText } from "./builtin/reply.ts";
import { type Effort, solveAndCheck } from "./builtin/solve.ts";

/** How long each name searches. Evaluations decide an answer; the processor seconds are for slow machines. */
const EFFORTS: Record<string, Effort> = {
  quick: { evaluations: 300_000, seconds: 3 },
  solver: { evaluations: 3_000_000, seconds: 9 },
  thorough: { evaluations: 30_000_000, seconds: 60 },
};

/**
 * A program synthesizer that answers like any other model: no key, no network, no download. It reads examples from
 * what it is asked and says so when it finds nothing.
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
        const solved = await solveAndCheck(promptOf(ask), effort, signal);
        signal?.throwIfAborted();
        return Array.from(
          { length: n },
          (_, index): Reply => ({
            text: replyText(solved, index),
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

function promptOf(ask: Ask): string {
  // What a model said before is no evidence about the task.
  const said = (ask.messages ?? []).filter(({ role }) => role !== "assistant").map(({ content }) => content);
  return ask.prompt ?? said.join("\n\n");
}
