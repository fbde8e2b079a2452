import type { Ask } from "../../../core/model.ts";
import type { Person } from "../person.ts";
import { feedbackIn, programIn } from "../reading.ts";
import { drawProgram } from "./program.ts";

/**
 * Repairs the last program of the ask. A wrong one becomes right with a probability that depends on the task and on
 * what the ask tells about the failure; else it often stays as it is, as recorded repairs do. A right one is sometimes
 * broken. An ask without a program gets a new one.
 */
export async function repairProgram(person: Person, ask: Ask, random: () => number): Promise<string> {
  const { aptitude, pool, profile, problem } = person;
  const before = programIn(ask, problem.task.entry);
  if (before === undefined) return drawProgram(person, ask.temperature, random);
  const { repair } = profile;
  if (await person.isRight(before)) {
    return random() < repair.breaks ? drawProgram(person, undefined, random, 0) : before;
  }
  const chance = Math.max(aptitude.right, aptitude.repair * repair.feedback[feedbackIn(ask)]);
  if (random() < chance) return pool.right;
  return random() < repair.stuck ? before : drawProgram(person, undefined, random, 0);
}
