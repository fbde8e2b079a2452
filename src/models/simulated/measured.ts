import type { Ask, Reply } from "../../core/model.ts";
import { normal } from "./chance.ts";
import type { Person } from "./person.ts";
import type { Profile } from "./profile.ts";

/**
 * A reply with as many tokens as recorded replies have: those of the prompt by its length; those of a program by the
 * reference's length as recorded, which differs by task and by sample; those of other texts by
 * their own length. A reply over the asked length is cut. It costs nothing: nobody was asked.
 */
export function measured(
  { profile, aptitude, pool }: Person,
  { prompt, text, program }: { prompt: string; text: string; program: string | undefined },
  ask: Ask,
  random: () => number,
): Reply {
  const { characters, program: fit } = profile.tokens;
  const expected = fit.log + fit.slope * Math.log(pool.right.length / characters);
  const logSize = expected + fit.betweenTasks * aptitude.length + fit.withinTask * normal(random);
  const size = program === undefined ? text.length / characters : Math.exp(logSize);
  const completion = Math.max(1, Math.round(size));
  const limit = ask.maxTokens ?? Number.POSITIVE_INFINITY;
  const tokens = { prompt: Math.ceil(prompt.length / characters), completion: Math.min(completion, limit) };
  const cut = completion > limit ? Math.floor((text.length * limit) / completion) : text.length;
  return {
    text: text.slice(0, cut),
    tokens: { ...tokens, estimated: true },
    cost: 0,
    finish: completion > limit ? "length" : "stop",
  };
}

/** How long a request takes: the samples of one request are written side by side. */
export function secondsOf(profile: Profile, replies: readonly Reply[], random: () => number): number {
  const { first, perToken, spread } = profile.seconds;
  const longest = Math.max(0, ...replies.map(({ tokens }) => tokens.completion));
  return (first + perToken * longest) * Math.exp(spread * normal(random));
}
