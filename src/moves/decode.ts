import { AssayError } from "../core/errors.ts";
import type { TokenScore } from "../core/model.ts";
import type { Kit } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import extract from "./extract.ts";
import { COMPLETION_TOKENS, SERVER_STOPS } from "./sample.ts";
import { programPrompt } from "./text/describe.ts";
import { fences } from "./text/fences.ts";
import { syntaxOf } from "./text/syntax.ts";

/** One place in a text: what stands before it, and what may come next. */
export interface Place {
  /** What the model has written so far, without the prompt. */
  text: string;
  /** Its own choice here. */
  chosen: string;
  /** The likeliest tokens, likeliest first, with the natural logarithm of their probabilities. */
  next: { token: string; logprob: number }[];
}

export interface DecodeOptions {
  /** How many of the likeliest tokens are looked at in each place. Servers give 5 to 20. */
  top: number;
  /** Longest text, in tokens. Null: 512. */
  maxTokens: number | null;
  /** What is written instead of the model's choice. The end of the text is not asked about: it is never masked. */
  choose(place: Place): string | Promise<string>;
}

export interface ContinuationOptions extends Pick<DecodeOptions, "top" | "maxTokens"> {
  /** What the text follows: the task's prompt for base models unless given. */
  prompt?: string;
  purpose?: string;
}

/** How servers spell the end of a text in their lists of likely tokens. */
const ENDS = new Set(["", "</s>", "<|endoftext|>", "<|im_end|>", "<|eot_id|>", "<eos>"]);

/** Whether a token of a list ends the text. */
export const isEnd = (token: string): boolean => ENDS.has(token);

/**
 * Greedy decoding with a say at every token. One ask brings a whole continuation with its token scores; as long as
 * `choose` agrees with the model nothing more is asked, and where it does not, the text is cut there and continued
 * from its token. So the text is the one that token-by-token decoding gives, for one call for each disagreement.
 * Every draft is offered: `decoded/1`, `decoded/2`, …, the last is the answer.
 *
 * @throws AssayError MODEL_LACKS when a reply has no token scores.
 */
export default async function decode(task: Task, kit: Kit, options: DecodeOptions): Promise<Candidate> {
  const longest = options.maxTokens ?? COMPLETION_TOKENS;
  let drafts = 0;
  const draft = (text: string): Candidate => {
    const candidate = { id: `decoded/${++drafts}`, text: programOf(text, task) };
    kit.offer(candidate);
    return candidate;
  };
  for (let text = "", written = 0; ; ) {
    const tokens = await continuation(task, kit, text, { ...options, maxTokens: longest - written });
    const whole = draft(text + tokens.map(({ token }) => token).join(""));
    let own: string | undefined;
    for (const score of tokens) {
      const place = placeOf(text, score);
      const token = await options.choose(place);
      if (token !== place.chosen) own = token;
      if (own !== undefined && isEnd(own)) return draft(text);
      text += token;
      written++;
      if (own !== undefined) break;
    }
    if (own === undefined) return whole;
    if (written >= longest) return draft(text);
  }
}

/** The greedy continuation of a text, token by token with the likeliest others; the program is offered by the caller. */
export async function continuation(
  task: Task,
  kit: Kit,
  text: string,
  { top, maxTokens, prompt, purpose = "program" }: ContinuationOptions,
): Promise<TokenScore[]> {
  const { stops } = syntaxOf(task.language);
  const [reply] = await kit.ask({
    prompt: (prompt ?? programPrompt(task)) + text,
    purpose,
    temperature: 0,
    maxTokens: maxTokens ?? COMPLETION_TOKENS,
    stop: (task.starter === undefined ? stops.program : stops.body).slice(0, SERVER_STOPS),
    logprobs: top,
  });
  if (reply!.logprobs) return alignedTo(reply!.text, reply!.logprobs);
  throw new AssayError("MODEL_LACKS", "the model gave no token scores", {
    where: task.id,
    fix: "name a model that gives log-probabilities for raw text",
  });
}

/**
 * The scores that spell a text. A stop string may end in the middle of a token, whose score is then of more than what was
 * kept, and some servers split characters between tokens: what no whole token spells is one token, taken as certain.
 */
function alignedTo(text: string, scores: readonly TokenScore[]): TokenScore[] {
  const kept: TokenScore[] = [];
  let at = 0;
  for (const score of scores) {
    if (at >= text.length || !text.startsWith(score.token, at)) break;
    kept.push(score);
    at += score.token.length;
  }
  return at < text.length ? [...kept, { token: text.slice(at), logprob: 0 }] : kept;
}

/** A place with the model's choice among what is next, wherever a server left it out. */
export function placeOf(text: string, { token, logprob, top = [] }: TokenScore): Place {
  const next = top.some((each) => each.token === token) ? top : [...top, { token, logprob }];
  return { text, chosen: token, next: [...next].sort((a, b) => b.logprob - a.logprob) };
}

/** The program that a decoded text means: its first code block where it holds one, else a completion. */
export function programOf(text: string, task: Task): string {
  return extract(text, task, fences(text).length > 0 ? "first-fence" : "stop-strings");
}
