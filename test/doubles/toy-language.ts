import type { Ask, TokenScore } from "../../src/core/model.ts";

/** A language model small enough to work out by hand: the chances of each next token after a text; `""` is the end. */
export type Toy = (text: string) => Record<string, number>;

/**
 * Decodes greedily what a toy says after each prefix, for `fakeKit`'s `language`.
 * @param toys by the prompt that each continues; the longest that fits is taken.
 */
export function toyLanguage(toys: Record<string, Toy>): (ask: Ask) => TokenScore[] {
  const prompts = Object.keys(toys).sort((a, b) => b.length - a.length);
  return ({ prompt = "", maxTokens = 100, logprobs = 0 }) => {
    const opening = prompts.find((each) => prompt.startsWith(each));
    if (opening === undefined) throw new Error(`no toy continues ${JSON.stringify(prompt)}`);
    const scores: TokenScore[] = [];
    for (let text = prompt.slice(opening.length); scores.length < maxTokens; ) {
      const next = Object.entries(toys[opening]!(text)).sort((a, b) => b[1] - a[1]);
      const [token, chance] = next[0] ?? ["", 1];
      if (token === "") break;
      const top = next.slice(0, logprobs).map(([each, p]) => ({ token: each, logprob: Math.log(p) }));
      scores.push({ token, logprob: Math.log(chance), top });
      text += token;
    }
    return scores;
  };
}
