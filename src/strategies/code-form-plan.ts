import type { Strategy } from "../core/strategy.ts";
import question from "../moves/question.ts";
import { about } from "../moves/text/about.ts";
import { withNotes } from "../moves/text/describe.ts";
import write from "../moves/write.ts";

export interface CodeFormPlanOptions {
  /** False is the baseline: no plan is asked for. */
  plan: boolean;
  temperature: number;
  maxTokens: number | null;
}

const DEMAND = [
  "Before you answer, plan in the form of code: Python-like pseudo-code with functions, if and for,",
  "where a call may stand for a step of reasoning (`cases = list_special_cases(task)`).",
  "It is never run, so names need not exist. Write the plan alone, not the answer.",
].join(" ");

/** A plan in the form of code, which is never run, then the answer from it. Calls: `plan`, `program`. */
const codeFormPlan: Strategy<CodeFormPlanOptions> = {
  id: "code-form-plan",
  title: "CodePlan: a plan in the form of code, then the program",
  paper: "Wen et al. 2024, arXiv 2409.12452",
  calls: "plan, program",
  options: { plan: true, temperature: 0, maxTokens: null },
  async solve(task, kit, options) {
    if (!options.plan) return [await write(task, kit, withNotes(task), options)];
    const plan = await question(kit, "plan", about(task, {}, DEMAND), options);
    return [await write(task, kit, withNotes(task, `Follow this plan:\n\n${plan}`), options)];
  },
};

export default codeFormPlan;
