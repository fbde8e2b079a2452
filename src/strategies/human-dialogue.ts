import type { Strategy } from "../core/strategy.ts";
import askPerson from "../moves/ask-person.ts";
import repair, { failureText, type Turn } from "../moves/repair.ts";
import sample from "../moves/sample.ts";
import { programText, replyRule, taskText } from "../moves/text/describe.ts";
import { fences } from "../moves/text/fences.ts";
import visibleScore, { answersOf, type Scored } from "../moves/visible-score.ts";

export interface HumanDialogueOptions {
  /** Hints at most. */
  turns: number;
  temperature: number;
  maxTokens: number | null;
}

/**
 * A person says in words what is wrong, up to four times, and never writes code: code blocks in a hint are left out. Ends
 * when the visible tests pass, or at an empty hint. Calls: `program`, then per turn `person`, `repair`.
 */
const humanDialogue: Strategy<HumanDialogueOptions> = {
  id: "human-dialogue",
  title: "Dialogue: a person's hints, in words, until it passes",
  paper: "Austin et al. 2021, arXiv 2108.07732, section 5",
  needs: ["person"],
  calls: "program, then (person, repair) ×0–4",
  options: { turns: 4, temperature: 0, maxTokens: null },
  async solve(task, kit, options) {
    const tried: Scored[] = [];
    const turns: Turn[] = [];
    let [candidate] = await sample(task, kit, { ...options, style: "chat", n: 1 });
    while (candidate) {
      const scored = await visibleScore(task, candidate, kit);
      tried.push(scored);
      if (scored.verdict?.pass || turns.length >= options.turns) break;
      const report = scored.verdict ? failureText(scored.verdict, task) : "";
      const program = programText(candidate, task);
      const demand = "Say in words what is wrong, without code; nothing if it is right.";
      const hint = inWords(
        await askPerson(
          kit,
          [taskText(task), program, report, demand].filter((part) => part !== "").join("\n\n"),
        ),
      );
      if (hint === "") break;
      turns.push({ candidate, feedback: `${hint}\n\n${replyRule(task)}` });
      candidate = await repair(task, turns, kit, options);
    }
    return answersOf(tried, "last");
  },
};

/** A hint without its code blocks. */
export function inWords(hint: string): string {
  const code = new Set(fences(hint).flatMap((block) => block.code.split("\n")));
  const lines = hint
    .split("\n")
    .filter((line) => !(code.has(line) && line !== "") && !/^\s*(`{3,}|~{3,})/.test(line));
  return lines.join("\n").trim();
}

export default humanDialogue;
