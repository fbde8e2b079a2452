import type { Strategy } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import extract from "../moves/extract.ts";
import refine, { answers } from "../moves/refine.ts";
import { failureText } from "../moves/repair.ts";
import sample, { settings } from "../moves/sample.ts";
import { programPrompt, replyRule } from "../moves/text/describe.ts";
import { syntaxOf } from "../moves/text/syntax.ts";
import visibleScore from "../moves/visible-score.ts";

export interface CycleOptions {
  /** `completion` for the base models that the method trains; a chat gets the same text as its question. */
  style: "chat" | "completion";
  /** Programs made from a failing one, at most. */
  rounds: number;
  temperature: number;
  maxTokens: number | null;
}

/**
 * Self-refinement without a conversation: the faulty program and what running it showed stand as comments before the
 * task, and the program is written anew. Only the latest failure is shown. The paper trains the model for this, with
 * parts of the faulty program hidden so that it does not copy; any model may be asked.
 * Calls: `program`, then `repair` per round, until the visible tests pass.
 */
const cycle: Strategy<CycleOptions> = {
  id: "cycle",
  title: "CYCLE: the faulty program and its result as comments, then anew",
  paper: "Ding et al. 2024, arXiv 2403.18746",
  calls: "program, then repair ×0–4",
  options: { style: "chat", rounds: 4, temperature: 0, maxTokens: null },
  async solve(task, kit, options) {
    const [first] = await sample(task, kit, { ...options, n: 1 });
    const versions = await refine(first!, {
      rounds: options.rounds,
      async examine(candidate) {
        const { verdict, score } = await visibleScore(task, candidate, kit);
        return { score, complaint: verdict && !verdict.pass ? failureText(verdict, task) : null };
      },
      async rewrite(faulty, complaint, round) {
        const prompt = `${commented(task, faulty, complaint)}\n\n${programPrompt(task)}`;
        const asked =
          options.style === "completion"
            ? { prompt }
            : { messages: [{ role: "user" as const, content: `${prompt}\n\n${replyRule(task)}` }] };
        const [reply] = await kit.ask({ ...asked, ...settings(options), purpose: "repair" });
        const how = options.style === "completion" ? "stop-strings" : "fence-or-def";
        const next: Candidate = {
          id: `repair/${round}`,
          text: extract(reply!.text, task, how),
          parent: faulty.id,
        };
        kit.offer(next);
        return next;
      },
    });
    return answers(versions, "last");
  },
};

function commented(task: Task, { text }: Candidate, result: string): string {
  const { comment } = syntaxOf(task.language);
  const lines = `A program for this task that is wrong:\n${text.trim()}\n\nWhat came of running it:\n${result}`;
  return `${lines}\n\nThe right program:`.replaceAll(/^/gm, `${comment} `).replaceAll(/ +$/gm, "");
}

export default cycle;
