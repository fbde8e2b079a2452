import { AssayError } from "../../core/errors.ts";
import type { Model, Reply } from "../../core/model.ts";
import type { Sandbox } from "../../core/sandbox.ts";
import type { Budget, Spend, Strategy } from "../../core/strategy.ts";
import type { Answer, Question } from "../../dialects/dialect/dialect.ts";
import type { TraceStep } from "../../kit/effects.ts";
import type { Purse } from "../../kit/purse.ts";
import { readConversation } from "./conversation/read.ts";
import type { AssayField, Reason, Wishes } from "./extension.ts";
import { type Listener, plain } from "./plain.ts";
import { beginText, endText, stepText } from "./progress.ts";
import { type Solved, solve } from "./solve.ts";
import { unverified } from "./verify/checked.ts";
import { type Written, withNote, writtenBehind, writtenInChat } from "./verify/written.ts";

/** A request that has been let in, read, and priced. */
export interface Request {
  question: Question;
  wishes: Wishes;
  /** Null asks the plain model. */
  strategy: Strategy | null;
  model: Model;
  sandbox: Sandbox;
  budget: Budget;
  purses: readonly Purse[];
  signal: AbortSignal;
  /** The language of a task that names none. */
  language: string;
  agreement: boolean;
  /** Absent when the answer is wanted whole. */
  listener?: Listener;
  onProgress(line: string): void;
  onStep(step: TraceStep): void;
}

export interface Answered {
  answer: Answer;
  assay: AssayField;
}

/** Answers a request: with a program that has been run where it asks for one, else as the plain model does. */
export async function answer(request: Request): Promise<Answered> {
  const { question, wishes, strategy } = request;
  if (strategy === null) return answerPlainly(request, "no-strategy");
  const reading = readConversation(question, wishes, request.language);
  if ("none" in reading) return answerPlainly(request, reading.none);
  const { task } = reading;
  if ((question.n ?? 1) > 1)
    throw new AssayError("WIRE_REQUEST", "the request cannot be used: n: a strategy gives one answer");
  request.onProgress(beginText(task, strategy.id, request.model.id));
  const { prompt } = question;
  const solved = await solve({
    ...request,
    task,
    strategy,
    budget: withoutOne(request.budget),
    write: (program) =>
      prompt === undefined ? writtenInChat(program, task) : writtenBehind(prompt, program),
    onStep(step) {
      const line = stepText(step);
      if (line !== null) request.onProgress(line);
      request.onStep(step);
    },
  });
  const { language, entry } = task;
  const about = { strategy: strategy.id, language, ...(entry !== undefined && { entry }) };
  if (solved.written === null || doesNotLoad(solved)) return fallBack(request, solved, about);
  const sent = finished(solved.written, solved, prompt === undefined);
  request.onProgress(endText(sent.checked));
  const { probability, stopped, spend } = solved;
  return {
    answer: {
      choices: [{ text: sent.text, finish: "stop" }],
      usage: { prompt: spend.tokens.prompt, completion: spend.tokens.completion },
    },
    assay: {
      ...sent.checked,
      ...about,
      model: request.model.id,
      cost: costOf(spend),
      ...(probability !== undefined && { probability }),
      ...(stopped !== undefined && { stopped }),
    },
  };
}

/** The text to send. It is read back once more: what would be taken out of it must be what was checked. */
function finished(
  written: Written,
  { checked }: Solved,
  chat: boolean,
): Pick<Solved, "checked"> & { text: string } {
  if (!chat) return { text: written.text, checked };
  const text = withNote(written, endText(checked));
  return text === null ? { text: written.text, checked: unverified("changed") } : { text, checked };
}

/** The last call of a request's budget is kept for the plain answer, in case there is no other. */
function withoutOne(budget: Budget): Budget {
  return budget.calls === undefined ? budget : { ...budget, calls: Math.max(1, budget.calls - 1) };
}

function doesNotLoad({ checked: { evidence } }: Solved): boolean {
  return evidence?.tests.every(({ outcome }) => outcome === "build") ?? false;
}

/** The plain model's answer in place of a program that is none. */
async function fallBack(
  request: Request,
  { checked, spend, stopped }: Solved,
  about: Pick<AssayField, "language" | "entry">,
): Promise<Answered> {
  const reason = checked.verified ? "strategy" : checked.reason;
  request.onProgress(`${endText(unverified(reason))} The model's own answer follows.`);
  if (request.budget.calls !== undefined && spend.calls >= request.budget.calls)
    throw new AssayError("REQUEST_BUDGET", "the budget ended before there was an answer", {
      fix: "allow more calls",
    });
  const { answer: said, assay } = await answerPlainly(request, reason);
  const { cost } = assay;
  const tokens = {
    prompt: spend.tokens.prompt + cost.tokens.prompt,
    completion: spend.tokens.completion + cost.tokens.completion,
  };
  return {
    answer: { ...said, usage: { ...said.usage, ...tokens } },
    assay: {
      ...assay,
      ...about,
      strategy: null,
      cost: {
        calls: spend.calls + cost.calls,
        tokens,
        usd: spend.usd === null || cost.usd === null ? null : spend.usd + cost.usd,
        checks: spend.checks,
        seconds: spend.seconds + cost.seconds,
      },
      ...(stopped !== undefined && { stopped }),
    },
  };
}

async function answerPlainly(request: Request, reason: Reason): Promise<Answered> {
  const began = performance.now();
  const { answer: said, replies } = await plain(request.question, request.model, request);
  const usd = replies.reduce(
    (sum: number | null, { cost }: Reply) => (sum === null || cost === null ? null : sum + cost),
    0,
  );
  const { prompt = 0, completion = 0 } = said.usage ?? {};
  const seconds = (performance.now() - began) / 1000;
  const cost = { calls: 1, tokens: { prompt, completion }, usd, checks: 0, seconds };
  return {
    answer: said,
    assay: { verified: false, reason, evidence: null, strategy: null, model: request.model.id, cost },
  };
}

function costOf({ calls, tokens, usd, checks, seconds }: Spend): AssayField["cost"] {
  return { calls, tokens, usd, checks, seconds };
}
