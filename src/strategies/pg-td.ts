import type { TokenScore } from "../core/model.ts";
import type { Kit, Strategy } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import { continuation, isEnd, placeOf, programOf } from "../moves/decode.ts";
import tree, { type TreeNode } from "../moves/search/tree.ts";
import visibleScore, { type Scored } from "../moves/visible-score.ts";

export interface PgTdOptions {
  /** Likeliest tokens tried after each prefix. */
  width: number;
  rollouts: number;
  /** Model calls at most. */
  generations: number;
  /** The two constants of {@link pUcb}. */
  exploration: number;
  base: number;
  /** Longest program, in tokens. */
  horizon: number;
  /** `pass` also stops at a program that passes all visible tests: nothing later can rank above it. */
  stop: "pass" | "rollouts";
}

/**
 * Monte Carlo tree search over tokens. A node is a prefix of the program, its children the likeliest next tokens; a new
 * child is worth the share of visible tests that its greedy completion passes, and a node the best of what was found
 * below it. The first rollout is greedy decoding. One ask completes a prefix and tells the likeliest tokens all along the
 * way, so a rollout that follows a known completion costs nothing. The answer is the program of the best visible reward;
 * among equals the one found first. Without visible tests it is the greedy one.
 * Calls: `program`, at most one for each rollout.
 */
const pgTd: Strategy<PgTdOptions> = {
  id: "pg-td",
  title: "PG-TD: tree search over tokens, guided by visible tests",
  paper: "Zhang et al. 2023, arXiv 2303.05510 (algorithm 1)",
  needs: ["prompt", "logprobs"],
  calls: "program ×1–256",
  choices: { stop: ["pass", "rollouts"] },
  options: {
    width: 3,
    rollouts: 256,
    generations: 768,
    exploration: 4,
    base: 10,
    horizon: 1024,
    stop: "pass",
  },
  async solve(task, kit, options) {
    const completions = new Completions(task, kit, options);
    const found = new Map<string, Scored>();
    const evaluate = async (prefix: Prefix): Promise<number> => {
      const candidate = await completions.program(prefix);
      const scored = found.get(candidate.text) ?? (await visibleScore(task, candidate, kit));
      found.set(candidate.text, scored);
      return scored.score;
    };
    await tree<Prefix>(
      { text: "", tokens: 0 },
      {
        rollouts: task.tests.length === 0 ? 1 : options.rollouts,
        expand: (prefix) => completions.likeliest(prefix),
        evaluate,
        urgency: (child, parent) => pUcb(child, parent, options),
        isDone: ({ best }) =>
          completions.asked >= options.generations || (options.stop === "pass" && best === 1),
      },
    );
    return [...found.values()].sort((a, b) => b.score - a.score).map((scored) => scored.candidate);
  },
};

/** The beginning of a program. */
interface Prefix {
  text: string;
  tokens: number;
  /** The model's token was the end. */
  over?: true;
}

/**
 * `Q + β · prior · √(ln N) / (1 + n)` with `β = ln((N + base + 1) / base) + exploration`: Q is the best return below the
 * child, N counts the parent's rollouts and n the child's. Note the root of the logarithm alone.
 */
export function pUcb(
  child: Pick<TreeNode<unknown>, "best" | "prior" | "visits">,
  { visits }: Pick<TreeNode<unknown>, "visits">,
  { exploration, base }: Pick<PgTdOptions, "exploration" | "base">,
): number {
  const beta = Math.log((visits + base + 1) / base) + exploration;
  return Math.max(0, child.best) + (beta * child.prior * Math.sqrt(Math.log(visits))) / (1 + child.visits);
}

/** Greedy completions, with what each tells of every prefix on its way. */
class Completions {
  asked = 0;
  readonly #known = new Map<string, { next: TokenScore | undefined; whole: string }>();
  readonly #task: Task;
  readonly #kit: Kit;
  readonly #options: PgTdOptions;

  constructor(task: Task, kit: Kit, options: PgTdOptions) {
    this.#task = task;
    this.#kit = kit;
    this.#options = options;
  }

  /** The prefixes one token longer; their priors sum to 1. */
  async likeliest(prefix: Prefix): Promise<{ state: Prefix; prior: number }[]> {
    const { next } = await this.#after(prefix);
    if (!next || prefix.over) return [];
    const tokens = placeOf(prefix.text, next).next.slice(0, this.#options.width);
    const total = tokens.reduce((sum, { logprob }) => sum + Math.exp(logprob), 0);
    return tokens.map(({ token, logprob }) => ({
      state: longer(prefix, token),
      prior: Math.exp(logprob) / total,
    }));
  }

  async program(prefix: Prefix): Promise<Candidate> {
    const { whole } = prefix.over ? { whole: prefix.text } : await this.#after(prefix);
    const candidate = { id: `completion/${this.asked}`, text: programOf(whole, this.#task) };
    this.#kit.offer(candidate);
    return candidate;
  }

  async #after({ text, tokens }: Prefix): Promise<{ next: TokenScore | undefined; whole: string }> {
    const { width: top, horizon } = this.#options;
    if (!this.#known.has(text)) {
      const maxTokens = horizon - tokens;
      const written =
        maxTokens > 0 ? await continuation(this.#task, this.#kit, text, { top, maxTokens }) : [];
      if (maxTokens > 0) this.asked++;
      const whole = text + written.map(({ token }) => token).join("");
      let at = text;
      for (const next of [...written, undefined]) {
        if (!this.#known.has(at)) this.#known.set(at, { next, whole });
        at += next?.token ?? "";
      }
    }
    return this.#known.get(text)!;
  }
}

function longer({ text, tokens }: Prefix, token: string): Prefix {
  return {
    text: isEnd(token) ? text : text + token,
    tokens: tokens + 1,
    ...(isEnd(token) && { over: true }),
  };
}

export default pgTd;
