import type { Ask } from "../../../core/model.ts";
import type { Person } from "../person.ts";
import { lastMessage, programIn } from "../reading.ts";

/** What is said of a right program, and of a wrong one. */
const WORDS = [
  ["correct", "wrong"],
  ["correct", "incorrect"],
  ["right", "wrong"],
  ["pass", "fail"],
  ["accept", "reject"],
  ["true", "false"],
  ["yes", "no"],
] as const;

/**
 * Says whether the last program of the ask is right, with the profile's chance of seeing it; without a program it says
 * yes. Answers in the words, and with the label, that the ask puts in quotes (`End with "Verdict: correct" or
 * "Verdict: wrong"`), or with a number where a score is asked for.
 */
export async function judgeProgram(person: Person, ask: Ask, random: () => number): Promise<string> {
  const { judge } = person.profile;
  const program = programIn(ask, person.problem.task.entry);
  const right = program === undefined || (await person.isRight(program));
  const says = random() < (right ? judge.sensitivity : judge.specificity) ? right : !right;
  const demand = lastMessage(ask);
  const scale = /from (\d+) (?:to|\(?[^)]*\)? ?to) (\d+)|(\d+)\s*[-–]\s*(\d+)/.exec(demand);
  if (scale && /score|rate|grade/i.test(demand)) {
    const [low, high] = [Number(scale[1] ?? scale[3]), Number(scale[2] ?? scale[4])];
    return String(Math.round(low + (high - low) * (says ? 0.75 + random() / 4 : random() * 0.6)));
  }
  const [yes, no] = WORDS.find((pair) => pair.every((word) => mentions(demand, word))) ?? ["yes", "no"];
  const label = new RegExp(`["'\`]([\\w ]+:\\s*)${yes}\\b`, "i").exec(demand)?.[1] ?? "";
  return `${label}${says ? yes : no}`;
}

function mentions(text: string, word: string): boolean {
  return new RegExp(`\\b${word}\\b`, "i").test(text);
}
