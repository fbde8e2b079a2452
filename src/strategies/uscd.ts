import type { Strategy } from "../core/strategy.ts";
import type { Task } from "../core/task.ts";
import decode, { continuation, type Place, placeOf } from "../moves/decode.ts";
import { programPrompt } from "../moves/text/describe.ts";

export interface UscdOptions {
  /** A place is uncertain when the standard deviation of its probabilities is below this. */
  threshold: number;
  /** η, how much of the lame prompt is taken away. 0 is greedy decoding. */
  strength: number;
  /** Likeliest tokens looked at: the paper's are all of them, servers give 5 to 20. The threshold depends on it. */
  top: number;
  maxTokens: number | null;
}

/**
 * Greedy decoding that, where it is unsure, prefers what the examples in the prompt speak for: the scores of a lame
 * prompt, the same without input and output examples, are taken away from those of the standard one. Sure places are
 * left alone, and a prompt that shows no examples is decoded greedily.
 *
 * The paper tunes threshold and η for each model on tasks held out; these defaults are starting points of ours.
 * Calls: `program`, one and then one for each token changed; `contrast`, one token for each uncertain place.
 */
const uscd: Strategy<UscdOptions> = {
  id: "uscd",
  title: "USCD: contrast with a prompt without examples where the model is uncertain",
  paper: "Wang et al. 2024, arXiv 2409.05923",
  needs: ["prompt", "logprobs"],
  calls: "program, then contrast ×1 for each uncertain token and program ×1 for each changed one",
  options: { threshold: 0.15, strength: 1, top: 20, maxTokens: null },
  async solve(task, kit, { threshold, strength, top, maxTokens }) {
    const lame = programPrompt(withoutExamples(task));
    const isLame = lame === programPrompt(task);
    const choose = async (place: Place) => {
      if (strength === 0 || isLame || spread(place, top) >= threshold) return place.chosen;
      const how = { top, maxTokens: 1, prompt: lame, purpose: "contrast" };
      const [score] = await continuation(task, kit, place.text, how);
      return score ? contrasted(place, placeOf(place.text, score), strength) : place.chosen;
    };
    return [await decode(task, kit, { top, maxTokens, choose })];
  },
};

/** The standard deviation of the probabilities of the `top` likeliest tokens; those not listed count as 0. */
export function spread({ next }: Place, top: number): number {
  const probabilities = next.slice(0, top).map(({ logprob }) => Math.exp(logprob));
  const size = Math.max(top, probabilities.length);
  const mean = probabilities.reduce((sum, p) => sum + p, 0) / size;
  const squares = probabilities.reduce((sum, p) => sum + p * p, 0) / size;
  return Math.sqrt(Math.max(0, squares - mean * mean));
}

/**
 * The token with the largest `(1 + η) · standard − η · lame`, in logarithms. A token that the lame list lacks is no
 * likelier there than the last of the list, and counts as that one.
 */
export function contrasted(standard: Place, lame: Place, strength: number): string {
  const floor = lame.next.at(-1)!.logprob;
  const of = (token: string) => lame.next.find((each) => each.token === token)?.logprob ?? floor;
  let best = { token: standard.chosen, score: Number.NEGATIVE_INFINITY };
  for (const { token, logprob } of standard.next) {
    const score = (1 + strength) * logprob - strength * of(token);
    if (score > best.score) best = { token, score };
  }
  return best.token;
}

/** The task with neither tests nor the examples of its text: doctest lines and the lines of results under them. */
export function withoutExamples(task: Task): Task {
  const strip = (text: string) =>
    text
      .replace(/^[ \t]*>>>.*\n(?:[ \t]*(?!>>>|"""|'''|\n)\S.*\n)*/gm, "")
      .replace(/^.*(?:==>|➞|→).*\n/gm, "");
  const { starter } = task;
  return {
    ...task,
    prompt: strip(task.prompt),
    tests: [],
    ...(starter !== undefined && { starter: strip(starter) }),
  };
}

export default uscd;
