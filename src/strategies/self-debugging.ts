import type { Kit, Strategy } from "../core/strategy.ts";
import type { Task } from "../core/task.ts";
import repair, { dialogue, failureText, type Turn } from "../moves/repair.ts";
import sample from "../moves/sample.ts";
import { replyRule, testText } from "../moves/text/describe.ts";
import visibleScore, { bestFirst, type Scored } from "../moves/visible-score.ts";

/** How much the model is told: that it is wrong; the failing test; its own explanation; its own trace. */
export type Feedback = "simple" | "unit-test" | "explanation" | "trace";

export interface SelfDebuggingOptions {
  feedback: Feedback;
  /** Repairs at most. Most of the gain is there after 3. */
  maxTurns: number;
  /** `last` answers with the last program, as published; `best` with the best by visible tests. */
  answer: "last" | "best";
  temperature: number;
  maxTokens: number | null;
}

/**
 * The model repairs its own program from feedback until the visible tests pass. The feedback level changes
 * only the feedback message; explanation and trace are written by the model, not by a debugger. Without
 * visible tests the model judges itself, and only then may its own approval stop the loop.
 * Calls: `program`, then per turn `explain` (two of the levels), `verdict` (no visible tests), `repair`.
 */
const selfDebugging: Strategy<SelfDebuggingOptions> = {
  id: "self-debugging",
  title: "Self-Debugging: repair from simple, unit-test, explanation or trace feedback",
  paper: "Chen et al. 2023, arXiv 2304.05128",
  calls: "program, then repair ×0–10, each after an explain at two of the levels",
  options: { feedback: "unit-test", maxTurns: 10, answer: "last", temperature: 0, maxTokens: null },
  async solve(task, kit, options) {
    const tried: Scored[] = [];
    const turns: Turn[] = [];
    let [candidate] = await sample(task, kit, { ...options, style: "chat", n: 1 });
    while (candidate) {
      const scored = await visibleScore(task, candidate, kit);
      tried.push(scored);
      if (scored.verdict?.pass || turns.length >= options.maxTurns) break;
      const explanation = await explain(task, turns, scored, kit, options);
      if (!scored.verdict && (await approves(task, turns, scored, explanation, kit, options))) break;
      turns.push({ candidate, feedback: feedbackMessage(task, scored, explanation, options.feedback) });
      candidate = await repair(task, turns, kit, options);
    }
    const newestFirst = tried.map((scored) => scored.candidate).reverse();
    return options.answer === "best" ? bestFirst(tried) : newestFirst;
  },
};

/** The model's own words about its program, for the two levels that want them; otherwise empty. */
async function explain(
  task: Task,
  turns: Turn[],
  { candidate, verdict }: Scored,
  kit: Kit,
  options: SelfDebuggingOptions,
): Promise<string> {
  if (options.feedback !== "explanation" && options.feedback !== "trace") return "";
  const failing = verdict?.checks.find((check) => check.outcome !== "pass");
  const test = failing === undefined ? undefined : task.tests[failing.test];
  const trace = test ? `on this test:\n\n${testText(test, task)}` : "on a small input of your choice.";
  const demand =
    options.feedback === "explanation"
      ? "Explain your program line by line. Then compare what it does with what the task asks for."
      : `Without running it, trace the execution of your program step by step ${trace}\n\nWrite the value of each variable after each step, then compare the result with what the task asks for.`;
  return ask("explain", task, [...turns, { candidate, feedback: demand }], kit, options);
}

/** Whether the model says its program is right. An answer in another form is no approval. */
async function approves(
  task: Task,
  turns: Turn[],
  { candidate }: Scored,
  explanation: string,
  kit: Kit,
  options: SelfDebuggingOptions,
): Promise<boolean> {
  const demand = 'Is the program above correct? End with the line "Verdict: correct" or "Verdict: wrong".';
  const feedback = [explanation, demand].filter((part) => part !== "").join("\n\n");
  const text = await ask("verdict", task, [...turns, { candidate, feedback }], kit, options);
  return [...text.matchAll(/verdict\W+(\w+)/gi)].at(-1)?.[1]?.toLowerCase() === "correct";
}

async function ask(
  purpose: string,
  task: Task,
  turns: Turn[],
  kit: Kit,
  { temperature, maxTokens }: SelfDebuggingOptions,
): Promise<string> {
  const length = maxTokens === null ? {} : { maxTokens };
  const [reply] = await kit.ask({ messages: dialogue(task, turns), purpose, temperature, ...length });
  return reply!.text.trim();
}

function feedbackMessage(task: Task, { verdict }: Scored, explanation: string, level: Feedback): string {
  const failure = level === "simple" || verdict === null ? "" : failureText(verdict, task);
  const own = explanation === "" ? "" : `This is what you said about it:\n\n${explanation}`;
  const parts = ["The program above is wrong.", failure, own, `Please fix it. ${replyRule(task)}`];
  return parts.filter((part) => part !== "").join("\n\n");
}

export default selfDebugging;
