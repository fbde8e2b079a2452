import { z } from "zod";
import { AssayError } from "../../core/errors.ts";
import type { AnswerJudge } from "../../core/problem.ts";
import type { Sandbox } from "../../core/sandbox.ts";
import { plainAnswer } from "../answers/plain.ts";
import { OBSERVE } from "./observe.py.ts";

/** What is asked of one run: whether a line ran, what a variable then held, which line came next, what came out. */
export const QUESTIONS = ["coverage", "state", "path", "output"] as const;
export type Question = (typeof QUESTIONS)[number];

/** A run of a benchmark's own program, and the place in it that the questions are about. */
export interface Run {
  code: string;
  /** A statement that performs the run. */
  input: string;
  line: number;
  variable: string;
  /** The assertions of the output question, `??` for each value. */
  asked: string;
}

const Said = z.object({ right: z.boolean(), why: z.string() });

/** Performs the run under a tracer and compares the answer with what happened. The answer is never executed. */
export async function isRight(
  run: Run,
  question: Question,
  answer: string,
  sandbox: Sandbox,
): Promise<{ right: boolean; why: string }> {
  if (plainAnswer(answer) === "") return { right: false, why: "no answer" };
  const result = await sandbox.run({
    language: "python",
    program: OBSERVE,
    stdin: JSON.stringify({ ...run, question, answer: plainAnswer(answer) }),
    limits: { cpuSeconds: 10 },
  });
  const last = result.stdout.trimEnd().split("\n").at(-1) ?? "";
  const said = Said.safeParse(parsed(last));
  if (said.success) return said.data;
  // An answer can be a literal too large to be read; the benchmark's programs end by themselves.
  if (result.outcome === "timeout" || result.outcome === "memory")
    return { right: false, why: result.outcome };
  throw new AssayError("SANDBOX_BROKEN", "the observed program said nothing", {
    where: result.stderr.slice(-300),
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** What identifies a judge of these questions. */
export const keyOf = (run: Run, question: string): AnswerJudge["key"] => ({
  ...run,
  question,
  observe: OBSERVE,
});
