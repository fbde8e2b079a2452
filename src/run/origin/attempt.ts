import { Abstained } from "../../core/errors.ts";
import type { Strategy } from "../../core/strategy.ts";
import type { Candidate, Task } from "../../core/task.ts";
import type { JournalledKit } from "../../kit/kit.ts";
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
): Promise<Answer> {
  let given: Candidate | undefined;
  let thrown: unknown;
  try {
    [given] = await strategy.solve(task, kit, options);
  } catch (error) {
    thrown = error;
  }
  await kit.settled();
  if (kit.fault !== undefined) throw kit.fault;
  if (thrown instanceof Abstained)
    return { program: "", spend: kit.spend, stopped: thrown.message, probability: thrown.probability };
  const program = given?.text ?? kit.best()?.text;
  if (thrown !== undefined && !kit.refused && program === undefined) throw thrown;
  const stopped = kit.refused ? "budget" : thrown === undefined ? undefined : messageOf(thrown);
  const { probability } = given ?? {};
  return {
    program: program ?? "",
    spend: kit.spend,
    ...(stopped !== undefined && { stopped }),
    ...(probability !== undefined && { probability }),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
