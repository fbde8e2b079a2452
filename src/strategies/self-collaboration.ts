import type { Message } from "../core/model.ts";
import type { Kit, Strategy } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import question from "../moves/question.ts";
import refine, { answers } from "../moves/refine.ts";
import { about } from "../moves/text/about.ts";
import { programText, replyRule } from "../moves/text/describe.ts";
import { syntaxOf } from "../moves/text/syntax.ts";
import write from "../moves/write.ts";
import writeInputs from "../moves/write-inputs.ts";

export interface SelfCollaborationOptions {
  /** Programs written at most; the last one is not tested. The first release runs with 2. */
  rounds: number;
  /**
   * `review`, as in the paper: the tester reads the program and reports. `run`, as first released: it writes five calls,
   * without what they should return, and reports only how they crashed.
   */
  tester: "review" | "run";
  temperature: number;
  maxTokens: number | null;
}

const TEAM =
  "A requirement is developed by a team of three: an analyst, who takes it apart and plans; a coder, who writes the program; and a tester, who reports on it. ";
const ANALYST = `${TEAM}You are the analyst. Give the plan as JSON: the subtasks and the order of the steps. Write no code.`;
const CODER = `${TEAM}You are the coder. You follow the analyst's plan, and improve the program by the tester's reports.`;
const TESTER = `${TEAM}You are the tester. You look at functionality, at special cases and at style, and report briefly.`;
const REVIEW = 'Report what is wrong with it. End with the line "Code test: pass" or "Code test: fail".';

/**
 * One model in three roles, each with a conversation of its own: an analyst's plan, a coder, and a tester whose report
 * goes back to the coder until it says that the program passes. The tester does not see the visible tests, and nothing is
 * run, except as released. A version that does not define the entry is dropped for the one before.
 * Calls: `plan`, `program`, then `review` and `repair` per round.
 */
const selfCollaboration: Strategy<SelfCollaborationOptions> = {
  id: "self-collaboration",
  title: "Self-collaboration: analyst, coder and tester",
  paper: "Dong et al. 2023, arXiv 2304.07590",
  calls: "plan, program, then (review, repair) ×0–3",
  options: { rounds: 4, tester: "review", temperature: 0, maxTokens: 512 },
  async solve(task, kit, options) {
    const plan = await question(kit, "plan", about(task, {}, "Plan it.", ANALYST), options);
    const coder = about(task, { "The analyst's plan": plan }, replyRule(task), CODER);
    const first = await write(task, kit, [...coder], { ...options, id: "program/0" });
    const versions = await refine(first, {
      rounds: options.rounds - 1,
      examinesLast: false,
      async examine(candidate) {
        const report = options.tester === "run" ? crashReport : review;
        return { score: 0, complaint: await report(task, candidate, kit, options) };
      },
      async rewrite(candidate, complaint, round) {
        coder.push(...exchange(task, candidate, complaint));
        const how = { ...options, id: `repair/${round}`, parent: candidate.id, purpose: "repair" as const };
        const next = await write(task, kit, [...coder], how);
        const defines =
          task.entry === undefined || syntaxOf(task.language).defines(task.entry).test(next.text);
        return defines ? next : candidate;
      },
    });
    return answers(versions, "last");
  },
};

function exchange(task: Task, candidate: Candidate, report: string): Message[] {
  return [
    { role: "assistant", content: programText(candidate, task) },
    { role: "user", content: `The tester reports:\n\n${report}\n\nImprove the program. ${replyRule(task)}` },
  ];
}

/** The tester's words; null when they end with the pass. */
async function review(task: Task, candidate: Candidate, kit: Kit, options: SelfCollaborationOptions) {
  const parts = { "The coder's program": programText(candidate, task) };
  const report = await question(kit, "review", about({ ...task, tests: [] }, parts, REVIEW, TESTER), options);
  return /code test\W*pass/i.test(report) ? null : report;
}

/** How the tester's calls crashed; null when none did. */
async function crashReport(task: Task, candidate: Candidate, kit: Kit, options: SelfCollaborationOptions) {
  const how = { ...options, completions: 1, inputsPerCompletion: 5, purpose: "review" };
  const inputs = await writeInputs({ ...task, tests: [] }, kit, how);
  if (inputs.length === 0) return null;
  const { checks } = await kit.check(
    candidate,
    inputs.filter(({ kind }) => kind === "code"),
  );
  return checks.find(({ outcome }) => outcome !== "pass" && outcome !== "fail")?.output ?? null;
}

export default selfCollaboration;
