import { pick } from "../chance.ts";
import type { Person } from "../person.ts";

/** Below this share of the recorded temperature a model is no more certain of its first choice. */
const SHARPEST = 4;

/**
 * Draws a program: right with the task's probability, else a mistake, else one that does not load. A temperature
 * below the recorded one sharpens the draw, as a softmax does; one above it changes nothing.
 * @param temperature undefined: the recorded one.
 */
export function drawProgram(
  { pool, profile, aptitude }: Person,
  temperature: number | undefined,
  random: () => number,
  right = aptitude.right,
): string {
  const { concentration: _, broken } = profile.mistakes;
  const loads = pool.mistakes.length === 0 ? 0 : pool.broken.length === 0 ? 1 : 1 - broken;
  const wrong = [
    ...aptitude.mistakes.map((share) => share * loads),
    ...pool.broken.map(() => (1 - loads) / pool.broken.length),
  ];
  const hot = temperature ?? profile.temperature;
  const sharpness = Math.min(SHARPEST, Math.max(1, profile.temperature / Math.max(hot, 1e-9)));
  const programs = [pool.right, ...pool.mistakes, ...pool.broken];
  const weights = [wrong.length === 0 ? 1 : right, ...wrong.map((share) => share * (1 - right))];
  return programs[pick(weights, random, sharpness)] as string;
}
