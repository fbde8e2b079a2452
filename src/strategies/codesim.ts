import type { Strategy } from "../core/strategy.ts";
import question from "../moves/question.ts";
import { failureTexts } from "../moves/repair.ts";
import { about } from "../moves/text/about.ts";
import { programText, replyRule, testText } from "../moves/text/describe.ts";
import visibleScore, { answersOf, type Scored } from "../moves/visible-score.ts";
import write from "../moves/write.ts";

export interface CodesimOptions {
  /** Plans tried, each from scratch. */
  plans: number;
  /** Debugging steps for each. */
  repairs: number;
  /** `last` answers with the last program when none passes, as published; `best` with the best by visible tests. */
  answer: "last" | "best";
  temperature: number;
  maxTokens: number | null;
}

const PLAN =
  'Do not write the program yet. Say what the problem asks, recall one similar problem and how it is solved, and name the algorithm. Then, under the heading "### Plan", number the steps of a plan for this problem.';
const SIMULATE =
  'Follow the plan by hand on the example, step by step, and compare what comes out. End with "No Need to Modify Plan" or "Plan Modification Needed".';
const REFINE = 'Correct the plan by what the simulation showed. Write it under the heading "### Plan".';
const DEBUG =
  "The program does not pass these tests. Follow it by hand on one of them and find where the values part from what is right. Decide whether the plan or only the code is wrong, then write the corrected program.";

/**
 * A plan is simulated by hand on a visible test and, if that says so, refined once; then code, and debugging by
 * simulating failing tests. A next plan knows nothing of the one before. The paper generates no tests, and neither does
 * this. Calls per plan: `plan`, `emulate`, at most one `refine-plan`, `program`, at most `repair` ×5: 45 in all.
 */
const codesim: Strategy<CodesimOptions> = {
  id: "codesim",
  title: "CodeSim: plans and programs simulated by hand",
  paper: "Islam et al. 2025, arXiv 2502.05664",
  needs: ["chat"],
  calls: "for each of 5 plans: plan, emulate, refine-plan ×0–1, program, repair ×0–5",
  options: { plans: 5, repairs: 5, answer: "last", temperature: 0, maxTokens: null },
  choices: { answer: ["last", "best"] },
  async solve(task, kit, options) {
    const Example = task.tests[0] ? testText(task.tests[0], task) : "One of your choice.";
    const tried: Scored[] = [];
    for (let attempt = 0; attempt < options.plans; attempt++) {
      let plan = planIn(await question(kit, "plan", about(task, {}, PLAN), options));
      const simulated = about(task, { Plan: plan, Example }, SIMULATE);
      const simulation = await question(kit, "emulate", simulated, options);
      if (needsChange(simulation)) {
        const shown = { Plan: plan, "Its simulation": simulation };
        plan = planIn(await question(kit, "refine-plan", about(task, shown, REFINE), options));
      }
      let messages = about(task, { Plan: plan }, replyRule(task));
      for (let turn = 0; turn <= options.repairs; turn++) {
        const purpose = turn === 0 ? "program" : "repair";
        const last = turn === 0 ? undefined : tried.at(-1)?.candidate;
        const made = { id: `${purpose}/${tried.length}`, purpose, ...(last && { parent: last.id }) } as const;
        const candidate = await write(task, kit, messages, { ...options, ...made, extraction: "last-fence" });
        const scored = await visibleScore(task, candidate, kit);
        tried.push(scored);
        if (!scored.verdict || scored.verdict.pass) return answersOf(tried, options.answer);
        const failing = failureTexts(scored.verdict, task).join("\n\n");
        const shown = { Plan: plan, Program: programText(candidate, task), "Failing tests": failing };
        messages = about(task, shown, `${DEBUG} ${replyRule(task)}`);
      }
    }
    return answersOf(tried, options.answer);
  },
};

/** What follows the last heading; the whole reply without one. */
export function planIn(reply: string): string {
  return reply
    .split(/^#+\s*plan\b.*$/im)
    .at(-1)!
    .trim();
}

/**
 * The last of the two phrases decides, and none is no need. The released program looks for words that its prompt does not
 * ask for ("no … needed"); both are understood.
 */
export function needsChange(simulation: string): boolean {
  const said =
    /(no need to modify|no (?:plan )?modifications? (?:is |are )?needed|not needed)|plan modifications? (?:is )?needed/gi;
  const last = [...simulation.matchAll(said)].at(-1);
  return last !== undefined && last[1] === undefined;
}

export default codesim;
