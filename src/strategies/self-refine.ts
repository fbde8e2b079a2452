import type { Strategy } from "../core/strategy.ts";
import question from "../moves/question.ts";
import refine, { answers } from "../moves/refine.ts";
import repair, { dialogue, type Turn } from "../moves/repair.ts";
import sample from "../moves/sample.ts";
import { replyRule } from "../moves/text/describe.ts";

export interface SelfRefineOptions {
  /** Refinements at most. */
  rounds: number;
  temperature: number;
  maxTokens: number | null;
}

const DEMAND =
  'Give feedback on your program: what in it is wrong, slow or unclear, and what to change, with the line it concerns. Do not write it again. If there is nothing to change, answer only "Nothing to change."';

/**
 * The model gives feedback on its own program and refines it, with everything said before in view, until it has nothing
 * to change. Nothing is run: this is the method that the others are measured against.
 * Calls: `program`, then `critique` and `repair` per round.
 */
const selfRefine: Strategy<SelfRefineOptions> = {
  id: "self-refine",
  title: "Self-Refine: feedback on one's own program, with nothing run",
  paper: "Madaan et al. 2023, arXiv 2303.17651",
  calls: "program, then (critique, repair) ×0–4",
  options: { rounds: 4, temperature: 0.7, maxTokens: null },
  async solve(task, kit, options) {
    const [first] = await sample(task, kit, { ...options, style: "chat", n: 1 });
    const turns: Turn[] = [];
    const versions = await refine(first!, {
      rounds: options.rounds,
      examinesLast: false,
      async examine(candidate) {
        const messages = dialogue(task, [...turns, { candidate, feedback: DEMAND }]);
        const critique = await question(kit, "critique", messages, options);
        return { score: 0, complaint: /nothing to change/i.test(critique) ? null : critique };
      },
      rewrite(candidate, critique) {
        turns.push({ candidate, feedback: `${critique}\n\nChange it accordingly. ${replyRule(task)}` });
        return repair(task, turns, kit, options);
      },
    });
    return answers(versions, "last");
  },
};

export default selfRefine;
