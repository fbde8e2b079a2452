import { hashOf } from "../../../core/hash.ts";
import type { Message } from "../../../core/model.ts";
import type { Task, Test } from "../../../core/task.ts";
import type { Question } from "../../../dialects/dialect/dialect.ts";
import { fences } from "../../../moves/text/fences.ts";
import { syntaxOf } from "../../../moves/text/syntax.ts";
import type { Wishes } from "../extension.ts";
import { entryOf } from "./entry.ts";
import { languageOf } from "./language.ts";
import { testsIn } from "./tests.ts";
import { goesOn, wantsCode } from "./wants-code.ts";

/** Why a request is answered by the plain model. */
export type Unread = "not-a-coding-task" | "tools" | "images" | "format" | "logprobs" | "infill" | "language";

/** The coding task of a conversation; its tests are the user's. */
export type Reading = { task: Task } | { none: Unread };

/**
 * Finds the coding task in a conversation: the last turn of the user, if it asks for code or goes on from an answer with
 * code. Language, entry, starter and tests come from what the *user* said; what a model said before is never evidence.
 */
export function readConversation(question: Question, wishes: Wishes, preset: string): Reading {
  if (question.tools?.length || question.messages?.some(({ role }) => role === "tool"))
    return { none: "tools" };
  if (question.format) return { none: "format" };
  if (question.logprobs !== undefined) return { none: "logprobs" };
  if (question.infill) return { none: "infill" };
  const messages: Message[] = question.messages ?? [{ role: "user", content: question.prompt ?? "" }];
  if (messages.some(({ images }) => images?.length)) return { none: "images" };
  const words = aboutTask(messages, question.prompt !== undefined || (wishes.tests?.length ?? 0) > 0);
  if (words === null) return { none: "not-a-coding-task" };
  const language = wishes.language ?? languageOf(words, preset);
  if (language === null) return { none: "language" };
  const entry = wishes.entry ?? entryOf(`${words}\n${codesOf(wishes.tests)}`);
  const own = testsIn(words, { language, ...(entry !== undefined && { entry }) });
  const starter = starterIn(words, language, entry);
  const task = {
    prompt: promptOf(messages),
    language,
    ...(entry !== undefined && { entry }),
    ...(starter !== undefined && { starter }),
    tests: [...(wishes.tests ?? []).map(testOf), ...own],
  };
  return { task: { id: `request/${hashOf(task)}`, ...task } };
}

/** The user's words that are about the task; null when there is none. */
function aboutTask(messages: readonly Message[], sure: boolean): string | null {
  const last = messages.at(-1);
  if (last?.role !== "user" || last.content.trim() === "") return null;
  if (sure || wantsCode(last.content)) return last.content;
  const users = messages.filter(({ role }) => role === "user").map(({ content }) => content);
  const answer = messages.findLast(({ role }) => role === "assistant")?.content ?? "";
  const earlier = users.slice(0, -1).some(wantsCode);
  return earlier && goesOn(last.content, answer) ? users.join("\n\n") : null;
}

/** What a strategy is told: the request, and above it what was said before. */
function promptOf(messages: readonly Message[]): string {
  const request = messages.at(-1)!.content;
  const before = messages.slice(0, -1).filter(({ content }) => content.trim() !== "");
  if (before.length === 0) return request;
  const said = before.map(
    ({ role, content }) =>
      `${role === "system" ? "Instructions" : role === "user" ? "User" : "Assistant"}:\n${content.trim()}`,
  );
  return `${said.join("\n\n")}\n\nThe request:\n${request}`;
}

/** A definition without a body, as it is to be completed: Python alone writes one that stands. */
function starterIn(text: string, language: string, entry: string | undefined): string | undefined {
  if (language !== "python" || entry === undefined) return undefined;
  const blocks = fences(text).map(({ code }) => code);
  const code = (blocks.length > 0 ? blocks : [text]).find((each) =>
    syntaxOf("python").defines(entry).test(each),
  );
  if (code === undefined || !/^(?:from|import|def|class|async|@|#|"""|[A-Z_]+\s*=)/.test(code.trimStart()))
    return undefined;
  const definition = code.slice(syntaxOf("python").defines(entry).exec(code)!.index);
  const head = /^(?:async\s+)?def[^\n]*(?:\n[^\n]*)*?:[ \t]*(?:#[^\n]*)?\n?/.exec(definition)?.[0];
  if (head === undefined) return undefined;
  const rest = definition
    .slice(head.length)
    .replace(/^\s*[rR]?("""|''')[\s\S]*?\1/, "")
    .replaceAll(/^\s*#.*$/gm, "")
    .trim();
  return rest === "" ? `${code.trimEnd()}\n` : undefined;
}

function testOf(test: string | Test): Test {
  return typeof test === "string" ? { kind: "code", code: test } : test;
}

function codesOf(tests: readonly (string | Test)[] = []): string {
  return tests
    .map((test) => (typeof test === "string" ? test : test.kind === "code" ? test.code : ""))
    .join("\n");
}
