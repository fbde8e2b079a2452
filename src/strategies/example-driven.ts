import type { Strategy } from "../core/strategy.ts";
import repair, { failureTexts, type Turn } from "../moves/repair.ts";
import sample from "../moves/sample.ts";
import { replyRule } from "../moves/text/describe.ts";
import visibleScore, { bestFirst, type Scored } from "../moves/visible-score.ts";

export interface ExampleDrivenOptions {
  /** Examples that are known from the beginning. */
  given: number;
  /** Further examples revealed in each round: those that the program gets wrong first. */
  revealed: number;
  /** Rounds after the first program. */
  rounds: number;
  /** The paper gives examples and no words; true shows the task's text too. */
  description: boolean;
  temperature: number;
  maxTokens: number | null;
}

/**
 * A program from examples alone, which grow in number: it must fit those shown, and while it gets others of the visible
 * tests wrong, some of these are revealed. Hidden tests are neither revealed nor run, so a program that only
 * memorises is found out there. Calls: `program`, then at most one `repair` a round.
 */
const exampleDriven: Strategy<ExampleDrivenOptions> = {
  id: "example-driven",
  title: "Iterative example-based generation: more examples, round by round",
  paper: "Fu et al. 2024, arXiv 2411.06774",
  calls: "program, then repair ×0–9",
  options: { given: 5, revealed: 1, rounds: 9, description: false, temperature: 0, maxTokens: null },
  async solve(task, kit, options) {
    const { starter: _, ...rest } = task;
    const words = `The program is described by examples alone.${task.entry ? ` It defines \`${task.entry}\`.` : ""}`;
    const shown = options.description || task.tests.length === 0 ? task : { ...rest, prompt: words };
    const known = { ...shown, tests: task.tests.slice(0, options.given) };
    const turns: Turn[] = [];
    const tried: Scored[] = [];
    let [candidate] = await sample(known, kit, { ...options, style: "chat", n: 1 });
    while (candidate) {
      const scored = await visibleScore(task, candidate, kit);
      tried.push(scored);
      if (!scored.verdict || scored.verdict.pass || turns.length >= options.rounds) break;
      const wrong = failureTexts(scored.verdict, task).slice(0, options.revealed).join("\n\n");
      const feedback = `${wrong}\n\nWrite a program that fits this and all examples before. ${replyRule(task)}`;
      turns.push({ candidate, feedback });
      candidate = await repair(known, turns, kit, options);
    }
    return bestFirst(tried);
  },
};

export default exampleDriven;
