import type { Strategy } from "../core/strategy.ts";
import decode, { isEnd, type Place } from "../moves/decode.ts";
import { programPrompt } from "../moves/text/describe.ts";
import membersBefore from "../moves/text/members.ts";

export interface MonitorGuidedOptions {
  /** Members of types and modules that the task's text does not define: `{ "Cart": ["add", "total"] }`. */
  members: Record<string, string[]>;
  /** Likeliest tokens from which a legal one is taken: the paper masks all others of the vocabulary. */
  top: number;
  maxTokens: number | null;
}

/** What a monitor says of a text that ends in a dot: the legal names, or null when anything may follow. */
export type Monitor = (textBeforeDot: string) => readonly string[] | null;

/**
 * Greedy decoding that writes only members which exist: after a dot whose left side is known, tokens that begin no
 * legal name are masked until the name is complete. Where nothing is known, and at the end of the text, nothing is masked.
 *
 * The published monitor asks a language server; this one reads classes, annotations and instances from the task's text
 * and the program so far (Python), and `members` for the rest. When none of the likeliest tokens is legal, the
 * legal part of the model's is taken, or the name goes on as the first legal one does: a server does not score the others.
 * Calls: `program`, one and then one for each token masked.
 */
const monitorGuided: Strategy<MonitorGuidedOptions> = {
  id: "monitor-guided",
  title: "Monitor-guided decoding: only members that exist",
  paper: "Agrawal et al. 2023, arXiv 2306.10763",
  needs: ["prompt", "logprobs"],
  calls: "program, and again for each token masked",
  options: { members: {}, top: 20, maxTokens: null },
  async solve(task, kit, { members, top, maxTokens }) {
    const context = programPrompt(task);
    const monitor: Monitor = (before) => membersBefore(context + before, members);
    return [await decode(task, kit, { top, maxTokens, choose: (place) => legal(place, monitor) })];
  },
};

/** The likeliest token that keeps every name legal. */
export function legal({ text, chosen, next }: Place, monitor: Monitor): string {
  const begun = stateOf(text, monitor);
  const isLegal = (token: string) => legalLength(token, text, begun, monitor) === token.length;
  if (isLegal(chosen)) return chosen;
  const allowed = next.find(({ token }) => isEnd(token) || isLegal(token));
  if (allowed) return allowed.token;
  const most = chosen.slice(0, legalLength(chosen, text, begun, monitor));
  if (most !== "" || !begun) return most;
  const { word, names } = begun;
  return names.find((name) => name.startsWith(word) && name !== word)?.slice(word.length) ?? " ";
}

/** The name being written after a dot, and those it may become; null in the free state. */
interface Begun {
  word: string;
  names: readonly string[];
}

function stateOf(text: string, monitor: Monitor): Begun | null {
  const [, word] = /\.(\w*)$/.exec(text) ?? [];
  if (word === undefined) return null;
  const names = monitor(text.slice(0, text.length - word.length - 1));
  return names && { word, names };
}

/** How much of a token is legal, letter by letter: it may end one name and begin another. */
function legalLength(token: string, text: string, begun: Begun | null, monitor: Monitor): number {
  let state = begun;
  for (let at = 0; at < token.length; at++) {
    const letter = token.charAt(at);
    if (/\w/.test(letter)) {
      const word = (state?.word ?? "") + letter;
      if (state && !state.names.some((name) => name.startsWith(word))) return at;
      state = state && { ...state, word };
    } else {
      if (state && !state.names.includes(state.word)) return at;
      state = letter === "." ? stateOf(text + token.slice(0, at + 1), monitor) : null;
    }
  }
  return token.length;
}

export default monitorGuided;
