import type { Strategy } from "../core/strategy.ts";
import type { Candidate, Test } from "../core/task.ts";
import extract from "../moves/extract.ts";
import question from "../moves/question.ts";
import refine, { answers } from "../moves/refine.ts";
import { failureText, repairLatest } from "../moves/repair.ts";
import { about } from "../moves/text/about.ts";
import { replyRule } from "../moves/text/describe.ts";
import { parseTests } from "../moves/write-tests.ts";

export interface CodeCotOptions {
  /** `vanilla` is one answer by chain of thought; `self-exam` also writes tests in that answer and runs them. */
  mode: "vanilla" | "self-exam";
  /** Repairs at most. */
  rounds: number;
  /** `best` by its own tests, since one wrong test would fail a right program for ever; or the `last`. */
  answer: "best" | "last";
  temperature: number;
  maxTokens: number | null;
}

const STEPS =
  "Go through four steps: say what is asked for; describe an algorithm; write it in pseudo-code; then write the program.";
const EXAM =
  "After the program, in a second code block, write five tests of it, each one line with an assertion. Do not put them into the program's block.";

/**
 * The model thinks in four steps and, in the same answer, writes tests of its own. What they find goes back to it with the
 * kind of error, until they pass. The tests stay as they were first written; visible tests are not run.
 * Calls: `program`, then `repair` per round.
 */
const codecot: Strategy<CodeCotOptions> = {
  id: "codecot",
  title: "CodeCoT: chain of thought that examines itself by its own tests",
  paper: "Huang et al. 2023, arXiv 2308.08784",
  calls: "program, then repair ×0–5",
  options: { mode: "self-exam", rounds: 5, answer: "best", temperature: 0, maxTokens: null },
  async solve(task, kit, options) {
    const examines = options.mode === "self-exam";
    const demand = [STEPS, replyRule(task), ...(examines ? [EXAM] : [])].join(" ");
    const reply = await question(kit, "program", about(task, {}, demand), options);
    const first: Candidate = { id: "program/0", text: extract(reply, task, "first-fence") };
    kit.offer(first);
    const tests = examines ? parseTests(reply, task).map((code): Test => ({ kind: "code", code })) : [];
    if (tests.length === 0) return [first];
    const versions = await refine(first, {
      rounds: options.rounds,
      async examine(candidate) {
        const verdict = await kit.check(candidate, tests);
        const complaint = verdict.pass ? null : failureText(verdict, task, tests);
        return { score: verdict.score, complaint };
      },
      rewrite: (candidate, complaint, round) =>
        repairLatest(task, candidate, complaint, kit, {
          ...options,
          round,
        }),
    });
    return answers(versions, options.answer);
  },
};

export default codecot;
