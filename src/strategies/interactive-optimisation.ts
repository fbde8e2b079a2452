import type { Message } from "../core/model.ts";
import type { Strategy } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import askPerson from "../moves/ask-person.ts";
import measured, { comparison, isCheaper, type Measure } from "../moves/cost.ts";
import firstProgram from "../moves/first-program.ts";
import { about } from "../moves/text/about.ts";
import { programText, replyRule } from "../moves/text/describe.ts";
import write from "../moves/write.ts";

export interface InteractiveOptimisationOptions {
  measure: Measure;
  /** Share of the cost that must be saved for a round to have brought something. */
  gain: number;
  rounds: number;
  /** Rounds in a row that may bring nothing. */
  patience: number;
  /** Times that the person may send the model back. */
  returns: number;
  temperature: number;
  maxTokens: number | null;
}

/**
 * A conversation about making one program faster. After each version the model hears what it did on the visible tests, in
 * numbers or failures, and is asked for another way. After two rounds in a row that bring nothing, the person sees the
 * best version beside the first: `yes` accepts it, any other words go on with the conversation. Without that `yes` the
 * answer is the first program: the study found that the method fails without the expert.
 * Calls: `program` ×1 unless the task brings its program, then `repair` per round and `person` when they pause.
 */
const interactiveOptimisation: Strategy<InteractiveOptimisationOptions> = {
  id: "interactive-optimisation",
  title: "Interactive optimisation: model and expert make one program faster",
  paper: "Florath and Kiraly 2023, arXiv 2312.14949",
  needs: ["person"],
  calls: "program unless the task brings one, then repair ×2–10, person ×1–4",
  choices: { measure: ["seconds", "memory", "memory-seconds"] },
  options: {
    measure: "seconds",
    gain: 0.05,
    rounds: 10,
    patience: 2,
    returns: 3,
    temperature: 0,
    maxTokens: null,
  },
  async solve(task, kit, { measure, gain, rounds, patience, returns, ...options }) {
    const first = await firstProgram(task, kit);
    const start = await measured(task, first, kit, measure);
    if (!start) return [first];
    let best = start;
    let said = `The program is right but slow. Write a faster one that does the same. ${replyRule(task)}`;
    const talk: Message[] = about(task, { Program: programText(first, task) }, said);
    for (let round = 1, idle = 0, returned = 0; ; round++) {
      const how = {
        ...options,
        id: `version/${round}`,
        parent: best.candidate.id,
        purpose: "repair",
      } as const;
      const version = await write(task, kit, [...talk], how);
      const result = await measured(task, version, kit, measure);
      const isBetter = result !== null && isCheaper(result.cost, best.cost, gain);
      said = result
        ? `It does the same. Cost: ${comparison(result.cost, best.cost, measure)}.`
        : "It no longer passes the visible tests, so it cannot be used.";
      if (isBetter) best = result;
      idle = isBetter ? 0 : idle + 1;
      if (idle >= patience || round >= rounds) {
        if (best === start) return [first];
        const words = await askPerson(
          kit,
          proposal(task, first, best.candidate, comparison(best.cost, start.cost, measure)),
        );
        if (/^\W*(yes|accept|ok)\b/i.test(words)) return [best.candidate, first];
        if (++returned > returns || round >= rounds) return [first, best.candidate];
        said += `\n\nThe expert says: ${words}`;
        idle = 0;
      }
      talk.push({ role: "assistant", content: programText(version, task) });
      talk.push({
        role: "user",
        content: `${said}\n\nTry another way, or a smaller step. ${replyRule(task)}`,
      });
    }
  },
};

function proposal(task: Task, first: Candidate, best: Candidate, numbers: string): string {
  const shown = {
    "The program": programText(first, task),
    "The faster one": programText(best, task),
    Cost: numbers,
  };
  const demand = "Is the faster one to be taken? Answer yes, or say what is wrong with it or what to try.";
  return about(task, shown, demand)[0]!.content;
}

export default interactiveOptimisation;
