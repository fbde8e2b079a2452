import type { Message } from "../core/model.ts";
import type { Kit, Strategy } from "../core/strategy.ts";
import type { Candidate, Task, Test } from "../core/task.ts";
import type { Verdict } from "../core/verdict.ts";
import inspectRun from "../moves/inspect-run.ts";
import question from "../moves/question.ts";
import refine, { answers } from "../moves/refine.ts";
import { failureText } from "../moves/repair.ts";
import sample from "../moves/sample.ts";
import { type BlockBounds, LDB_BOUNDS } from "../moves/text/blocks.ts";
import { programMessages, programText, replyRule } from "../moves/text/describe.ts";
import visibleScore from "../moves/visible-score.ts";
import write from "../moves/write.ts";

export interface LdbOptions {
  /** What the run is cut into: basic blocks, lines, or the whole of it. */
  level: BlockBounds["level"];
  /** Repairs at most. */
  rounds: number;
  answer: "last" | "best";
  /** Processor seconds of the traced run. */
  traceSeconds: number;
  temperature: number;
  maxTokens: number | null;
}

const DEBUG =
  'Here is the code execution trace, block by block, with the variables before and after each block. For each block say in JSON whether it is right, with an explanation: {"block": "BLOCK-0", "correct": true, "explanation": "…"}.';

/**
 * A debugger by blocks: of the failing visible tests one is drawn, its call is traced, and the model judges each block
 * that ran by the variables before and after it. Then it is asked to fix the program. The conversation grows over the
 * rounds. The block verdicts are not parsed, only passed on. Where a run cannot be traced, the model gets no more than
 * the test and what came out.
 * Calls: `program`, then per round `trace` (where there is one) and `repair`, until the visible tests pass.
 */
const ldb: Strategy<LdbOptions> = {
  id: "ldb",
  title: "LDB: debugging by the blocks that ran, with their variables",
  paper: "Zhong et al. 2024, arXiv 2402.16906",
  calls: "program, then (trace, repair) ×0–10",
  options: { level: "block", rounds: 10, answer: "last", traceSeconds: 5, temperature: 0, maxTokens: null },
  async solve(task, kit, options) {
    const [first] = await sample(task, kit, { ...options, style: "chat", n: 1 });
    const chat: Message[] = programMessages(task);
    const versions = await refine(first!, {
      rounds: options.rounds,
      async examine(candidate, round) {
        const { verdict, score } = await visibleScore(task, candidate, kit);
        if (!verdict || verdict.pass || round === options.rounds) return { score, complaint: null };
        const drawn = draw(task, verdict, kit);
        chat.push({ role: "assistant", content: programText(candidate, task) });
        const blocks = await traced(task, candidate, drawn.test, kit, options);
        if (blocks === null) return { score, complaint: `${drawn.text}\n\n` };
        chat.push({ role: "user", content: `${drawn.text}\n\n${DEBUG}\n\n${blocks}` });
        const analysis = await question(kit, "trace", [...chat], options);
        chat.push({ role: "assistant", content: analysis });
        return { score, complaint: "" };
      },
      async rewrite(candidate, complaint, round) {
        chat.push({ role: "user", content: `${complaint}Please fix the program. ${replyRule(task)}` });
        const how = { ...options, id: `repair/${round}`, parent: candidate.id, purpose: "repair" as const };
        return write(task, kit, [...chat], how);
      },
    });
    return answers(versions, options.answer);
  },
};

/** One failing test, each as likely as the others, with what came of it. */
function draw(task: Task, verdict: Verdict, kit: Kit): { test: Test; text: string } {
  const failing = verdict.checks.filter(({ outcome }) => outcome !== "pass");
  const check = failing[Math.floor(kit.random() * failing.length)]!;
  return { test: task.tests[check.test]!, text: failureText({ ...verdict, checks: [check] }, task) };
}

async function traced(task: Task, candidate: Candidate, test: Test, kit: Kit, options: LdbOptions) {
  const how = {
    view: "variables",
    cpuSeconds: options.traceSeconds,
    blocks: LDB_BOUNDS[options.level],
  } as const;
  return inspectRun(task, candidate, test, kit, how);
}

export default ldb;
