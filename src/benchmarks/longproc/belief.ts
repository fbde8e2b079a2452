import { type Procedure, pick, prefixShare } from "./procedure.ts";

const PEOPLE = ["Anna", "Ben", "Cleo", "Dan"];
const ROOMS = ["kitchen", "hall", "garden", "cellar"];

/** Where one person believes a thing to be after each event: only what happens in the same room is seen. */
export const belief: Procedure = (random, steps) => {
  const where = new Map(PEOPLE.map((name) => [name, pick(ROOMS, random)]));
  const asked = PEOPLE[0]!;
  let thing = where.get(asked)!;
  let believed = thing;
  const start = `The lamp is in the ${thing}. ${PEOPLE.map((name) => `${name} is in the ${where.get(name)}.`).join(" ")} ${asked} sees the lamp.`;
  const events: string[] = [];
  const truth: string[] = [];
  for (let step = 0; step < steps; step++) {
    const name = pick(PEOPLE, random);
    const to = pick(ROOMS, random);
    const here = where.get(name)!;
    const carries = here === thing && random() < 0.6;
    if (carries && (where.get(asked) === here || name === asked)) believed = to;
    where.set(name, to);
    if (carries) thing = to;
    // Whoever stands beside the lamp sees it.
    if (where.get(asked) === thing) believed = thing;
    events.push(`${step + 1}. ${name} goes to the ${to}${carries ? " and takes the lamp along" : ""}.`);
    truth.push(`${step + 1}. ${believed}`);
  }
  return {
    prompt: `${start} Everybody sees what happens in the room they are in, also where somebody goes from there. Nobody sees anything else; who comes into the room of the lamp sees it.\n${events.join("\n")}\n\nAfter each event, where does ${asked} believe the lamp to be? One line each, such as "1. hall".`,
    reference: truth.join("\n"),
    score: (answer) => prefixShare(answer, truth),
  };
};
