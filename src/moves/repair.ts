import type { Message } from "../core/model.ts";
import type { Kit } from "../core/strategy.ts";
import type { Candidate, Task, Test } from "../core/task.ts";
import type { Check, Outcome, Verdict } from "../core/verdict.ts";
import extract, { type Extraction } from "./extract.ts";
import { settings } from "./sample.ts";
import { programMessages, replyRule, testText } from "./text/describe.ts";
import { fenced } from "./text/fences.ts";
import { syntaxOf } from "./text/syntax.ts";
import write from "./write.ts";

/** Characters of a test's output shown to the model; the end is kept, where the exception is. */
export const OUTPUT_SHOWN = 2000;

/** One round of a repair: a program and what was said about it. */
export interface Turn {
  candidate: Candidate;
  feedback: string;
}

export interface RepairOptions {
  temperature: number;
  maxTokens?: number | null;
  extraction?: Extraction | null;
}

/**
 * Asks for a new version of the last turn's program (purpose `repair`), shows the turns before it, and
 * offers the answer. Its id is `repair/1`, `repair/2`, … and its parent the program it was made from.
 *
 * @param turns oldest first, at least one.
 */
export default async function repair(
  task: Task,
  turns: readonly Turn[],
  kit: Kit,
  options: RepairOptions,
): Promise<Candidate> {
  const [reply] = await kit.ask({
    messages: dialogue(task, turns),
    purpose: "repair",
    ...settings({ ...options, style: "chat" }),
  });
  const candidate: Candidate = {
    id: `repair/${turns.length}`,
    text: extract(reply!.text, task, options.extraction ?? "fence-or-def"),
    parent: turns.at(-1)!.candidate.id,
  };
  kit.offer(candidate);
  return candidate;
}

/** A new version from one program and what is wrong with it, with no memory of the versions before. */
export async function repairLatest(
  task: Task,
  candidate: Candidate,
  complaint: string,
  kit: Kit,
  { round, ...options }: RepairOptions & { round: number | string },
): Promise<Candidate> {
  const how = { ...options, id: `repair/${round}`, parent: candidate.id, purpose: "repair" as const };
  const demand = `${complaint}\n\nPlease fix it. ${replyRule(task)}`;
  return write(task, kit, dialogue(task, [{ candidate, feedback: demand }]), how);
}

/** The conversation so far: the task, then for each turn the program as the model's and the feedback as ours. */
export function dialogue(task: Task, turns: readonly Turn[]): Message[] {
  const label = syntaxOf(task.language).names[0] ?? "";
  const rounds = turns.flatMap(({ candidate, feedback }): Message[] => [
    { role: "assistant", content: fenced(candidate.text, label) },
    { role: "user", content: feedback },
  ]);
  return [...programMessages(task), ...rounds];
}

const WORDS: Record<Exclude<Outcome, "pass">, string> = {
  fail: "The answer is wrong.",
  crash: "The program ended with an error.",
  timeout: "The program did not finish in time.",
  memory: "The program used too much memory.",
  build: "The program does not load.",
  forged: "The program interfered with the test instead of answering it.",
};

/**
 * The first test that did not pass, how it ended and what it printed. Empty when all passed.
 *
 * @param tests those of the verdict, when they are not the visible ones.
 */
export function failureText(verdict: Verdict, task: Task, tests: readonly Test[] = task.tests): string {
  return failureTexts(verdict, task, tests)[0] ?? "";
}

/** The same of every test that did not pass, in order. */
export function failureTexts({ checks }: Verdict, task: Task, tests: readonly Test[] = task.tests): string[] {
  return checks.flatMap((check) => {
    if (check.outcome === "pass") return [];
    const test = tests[check.test];
    const parts = [WORDS[check.outcome]];
    if (test) parts.unshift(`It does not pass this test:\n\n${testText(test, task)}`);
    const output = shown(check);
    if (output !== "") parts.push(output);
    return parts.join("\n\n");
  });
}

function shown({ output }: Check): string {
  const text = output.trim();
  return text.length <= OUTPUT_SHOWN ? text : `…${text.slice(-OUTPUT_SHOWN)}`;
}
