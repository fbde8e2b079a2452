import type { Ask } from "../core/model.ts";
import type { Kit } from "../core/strategy.ts";
import type { Task } from "../core/task.ts";
import { type SampleOptions, settings } from "./sample.ts";
import { taskText } from "./text/describe.ts";
import { statementAt } from "./text/statements.ts";
import { syntaxOf, wordPattern } from "./text/syntax.ts";

export interface WriteTestsOptions
  extends Pick<SampleOptions, "style" | "temperature" | "topP" | "maxTokens"> {
  /** Independent lists of tests. */
  completions: number;
  /** Tests kept from each list, in order. */
  testsPerCompletion: number;
}

/**
 * Asks for tests of the task's entry (purpose `tests`), in one request, without showing any program.
 * Gives single-line test codes in order, repeats kept: a test that many completions contain weighs more.
 * A task without an entry has nothing to assert about and gives no tests, without asking.
 */
export default async function writeTests(
  task: Task,
  kit: Kit,
  options: WriteTestsOptions,
): Promise<string[]> {
  return (await writeSuites(task, kit, options)).flat();
}

/** The same, list by list: each is the tests of one answer. */
export async function writeSuites(task: Task, kit: Kit, options: WriteTestsOptions): Promise<string[][]> {
  if (task.entry === undefined) return [];
  const replies = await kit.ask({
    ...question(task, task.entry, options),
    ...settings(options),
    purpose: "tests",
    n: options.completions,
  });
  const opening = options.style === "completion" ? syntaxOf(task.language).assertionOpening : "";
  return replies.map((reply) => parseTests(opening + reply.text, task).slice(0, options.testsPerCompletion));
}

/**
 * The test statements of a text that mention the task's entry, each on one line, in order. Statements that
 * never end (a reply cut short) are left out; whether the rest compiles is for the sandbox to say.
 */
export function parseTests(text: string, task: Task): string[] {
  const syntax = syntaxOf(task.language);
  const mentions = wordPattern(task.entry ?? "");
  const assertion = new RegExp(syntax.assertion);
  const tests: string[] = [];
  for (let match = assertion.exec(text); match; match = assertion.exec(text)) {
    const start = match.index + match[0].length - (match[1]?.length ?? 0);
    const statement = statementAt(text, start, syntax);
    if (statement) assertion.lastIndex = statement.end;
    if (statement && mentions.test(statement.code)) tests.push(statement.code);
  }
  return tests;
}

/** CodeT's test prompt (arXiv 2207.10397, section 3.1) for base models; the same demand in words for chats. */
function question(task: Task, entry: string, options: WriteTestsOptions): Pick<Ask, "messages" | "prompt"> {
  const syntax = syntaxOf(task.language);
  if (options.style === "completion") {
    const starter = task.starter ?? syntax.document(task.prompt);
    const body = task.starter === undefined ? "" : syntax.emptyBody;
    const comment = `${syntax.comment} check the correctness of ${entry}`;
    return { prompt: `${starter}${body}\n${comment}\n${syntax.assertionOpening}` };
  }
  const demand = [
    `Do not write the program. Write ${options.testsPerCompletion} tests of \`${entry}\` that a right program`,
    `passes and a wrong one may fail, each one line of the form \`${syntax.assertionExample(entry)}\`,`,
    "with literal arguments and expected values, in one Markdown code block.",
  ].join(" ");
  const text = taskText(task);
  return { messages: [{ role: "user", content: `${text}\n\n${demand}` }] };
}
