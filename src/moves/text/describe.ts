import type { Message } from "../../core/model.ts";
import type { Task, Test } from "../../core/task.ts";
import { fenced } from "./fences.ts";
import { syntaxOf } from "./syntax.ts";

/** A solved task shown to the model before the real one (few-shot prompting). */
export interface Shot {
  prompt: string;
  program: string;
}

/**
 * The chat that asks for a program. Every strategy opens with it, so that a method and its baseline see
 * the same text. Visible tests are added unless the prompt already holds them.
 */
export function programMessages(task: Task, shots: readonly Shot[] = []): Message[] {
  const { title, names } = syntaxOf(task.language);
  const examples = shots.flatMap((shot): Message[] => [
    { role: "user", content: `Write a ${title} program.\n\n${shot.prompt.trim()}` },
    { role: "assistant", content: fenced(shot.program, names[0] ?? "") },
  ]);
  return [...examples, { role: "user", content: `${taskText(task)}\n\n${replyRule(task)}` }];
}

/** The demand for a program with a method's notes between task and rule, as one message. */
export function withNotes(task: Task, ...notes: string[]): string {
  return [taskText(task), ...notes, replyRule(task)].filter((part) => part !== "").join("\n\n");
}

/** The prompt for a base model: the starter to go on with, or the task as a documentation block. */
export function programPrompt(task: Task, shots: readonly Shot[] = []): string {
  const { document } = syntaxOf(task.language);
  const examples = shots.map((shot) => `${document(shot.prompt)}${shot.program.trim()}\n\n`);
  return examples.join("") + (task.starter ?? document(promptWithTests(task)));
}

/** The task as a chat shows it, with its starter and visible tests, but no demand. */
export function taskText(task: Task): string {
  const { title, names } = syntaxOf(task.language);
  const starter = task.starter?.trim() ?? "";
  if (starter !== "" && task.prompt.trim() === starter)
    return withTests(
      `Complete this ${title} program.\n\n${fenced(task.starter ?? "", names[0] ?? "")}`,
      task,
    );
  const parts = [`Write a ${title} program.`, task.prompt.trim()];
  if (starter !== "" && !task.prompt.includes(starter))
    parts.push(`It starts like this:\n\n${fenced(task.starter ?? "", names[0] ?? "")}`);
  return withTests(parts.join("\n\n"), task);
}

/** One test as a person would write it down. */
export function testText(test: Test, task: Task): string {
  if (test.kind === "code") return test.code.trim();
  if (test.kind === "io")
    return `Input:\n${test.stdin.trimEnd()}\nExpected output:\n${test.stdout.trimEnd()}`;
  const args = test.args.map((arg) => JSON.stringify(arg)).join(", ");
  return `${task.entry ?? "solve"}(${args}) returns ${JSON.stringify(test.expected)}`;
}

/** What the answer must look like; the other half of a chat's demand. */
export function replyRule(task: Task): string {
  const { title } = syntaxOf(task.language);
  const defines = task.entry === undefined ? "" : ` It must define \`${task.entry}\`.`;
  return `Reply with the whole ${title} program, imports included, in one Markdown code block.${defines}`;
}

function withTests(text: string, task: Task): string {
  const unseen = task.tests.map((test) => testText(test, task)).filter((test) => !text.includes(test));
  return unseen.length === 0 ? text : `${text}\n\nIt must pass these tests:\n\n${unseen.join("\n")}`;
}

function promptWithTests(task: Task): string {
  return withTests(task.prompt.trim(), task);
}

/** A program as a prompt shows it: in a code block with the language's label. */
export function programText({ text }: { text: string }, { language }: Pick<Task, "language">): string {
  return fenced(text, syntaxOf(language).names[0] ?? "");
}
