import { Abstained } from "../../core/errors.ts";
import type { Strategy } from "../../core/strategy.ts";
import type { Candidate, Task } from "../../core/task.ts";
import type { JournalledKit } from "../../kit/kit.ts";
import type { Story } from "../../kit/story.ts";
import type { Answer } from "../origin.ts";

/**
 * Lets a strategy solve a task once and takes its first candidate; when it ends early or has none, the kit's
 * best. A strategy that abstains answers with the empty program. An attempt whose budget ended without any candidate answers with the empty program.
 * Rejects when the model or the sandbox broke, even if the strategy went on, and when a strategy throws before
 * there is anything to answer with: neither says anything about the model.
 */
export async function attempt(
  strategy: Strategy,
  options: object,
  task: Task,
  kit: JournalledKit,
): Promise<{ answer: Answer; story: Story }> {
  let first: Candidate | undefined;
  let thrown: unknown;
  try {
    [first] = await strategy.solve(task, kit, options);
  } catch (error) {
    thrown = error;
  }
  await kit.settled();
  if (kit.fault !== undefined) throw kit.fault;
  const abstained = thrown instanceof Abstained;
  const best = abstained ? undefined : (first ?? kit.best());
  if (thrown !== undefined && !kit.refused && !abstained && !best) throw thrown;
  const early = kit.refused && !abstained ? "budget" : thrown === undefined ? undefined : messageOf(thrown);
  const stopped = early === undefined ? {} : { stopped: early };
  const probability = thrown instanceof Abstained ? thrown.probability : best?.probability;
  const [answer, score] = [best?.id ?? null, best ? kit.scoreOf(best) : null];
  return {
    answer: {
      program: best?.text ?? "",
      spend: kit.spend,
      ...stopped,
      ...(probability !== undefined && { probability }),
    },
    story: { steps: kit.trace, answer, score, by: first ? "strategy" : "kit", ...stopped },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
