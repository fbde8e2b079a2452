import type { Kit, Strategy } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import type { Verdict } from "../core/verdict.ts";
import question, { type AskOptions } from "../moves/question.ts";
import { failureText } from "../moves/repair.ts";
import { about } from "../moves/text/about.ts";
import { programText, replyRule, testText } from "../moves/text/describe.ts";
import { fencesOf } from "../moves/text/fences.ts";
import { syntaxOf } from "../moves/text/syntax.ts";
import visibleScore, { answersOf, type Scored } from "../moves/visible-score.ts";
import write from "../moves/write.ts";

export interface LpwOptions {
  /** 1 is LPW; more is SLPW: a program for each verified plan, refined in turn until one passes. */
  plans: number;
  /** Rounds of verifying a plan, and of refining a program, at most. */
  rounds: number;
  /** `none` answers with nothing when no plan is verified, as published; `last-plan` codes the last one. */
  unverified: "none" | "last-plan";
  temperature: number;
  maxTokens: number | null;
}

/** A plan with its verification: how each visible test goes through it, with the values on the way. */
interface Plan {
  text: string;
  verification: string;
}

const PLAN = "Do not write the program. Plan it in words: number the steps, and say what each works out.";
const VERIFY =
  'Take each test through the plan by hand. Give each a heading "## Test N", write down every intermediate value, and end its section with "Result compare:" and what came out against what the test wants. If they differ anywhere, write a better plan under the heading "## Revised plan".';
const CHECK =
  'Read the verification again, section by section, and recompute each value. For every test whose section is right, write "Correct Analysis"; for every other, "Incorrect Analysis" and the mistake.';
const INSTRUMENT =
  "Add print statements that show the intermediate values which the verification records, under the same names. Change nothing else. Reply with the whole program in one Markdown code block.";
const EXPLAIN = "Explain this program line by line.";
const ANALYSE =
  "Compare the values that the program printed with those of the verification of this test. Name the first that differs, and which lines are wrong.";

/**
 * A plan in words, worked through every visible test by hand and checked, before any code; then code whose printed values
 * are compared with that verification. Plans are fixed once code exists. The answers are the programs without prints;
 * the released program submits them with. Calls: `plan`, per round `verify-plan` and `check-plan`; `program`,
 * `instrument`; per round `explain`, `analyse`, `repair`, `instrument`. No verified plan: 1 + 12 to 24 calls and no code.
 */
const lpw: Strategy<LpwOptions> = {
  id: "lpw",
  title: "LPW and SLPW: verified plans, then code refined against their values",
  paper: "Lei et al. 2024, arXiv 2411.14503",
  needs: ["chat"],
  calls:
    "plan, (verify-plan, check-plan) ×1–12, program, instrument, then (explain, analyse, repair, instrument) ×0–12",
  options: { plans: 1, rounds: 12, unverified: "none", temperature: 0, maxTokens: null },
  choices: { unverified: ["none", "last-plan"] },
  async solve(task, kit, options) {
    const plans: Plan[] = [];
    for (let index = 0; index < options.plans; index++) {
      const plan = await verifiedPlan(task, kit, options);
      if (plan) plans.push(plan);
    }
    const tried: Scored[] = [];
    const lines: { plan: Plan; newest: Scored; prints: Candidate }[] = [];
    const add = async (candidate: Candidate, plan: Plan) => {
      const prints = await instrumented(task, candidate, plan, kit, options);
      const newest = await visibleScore(task, candidate, kit);
      tried.push(newest);
      return { plan, newest, prints };
    };
    const passes = () => tried.at(-1)?.verdict?.pass ?? true;
    for (const plan of plans) {
      const shown = { Plan: plan.text, "Its verification": plan.verification };
      const how = { ...options, id: `program/${tried.length}` };
      lines.push(await add(await write(task, kit, about(task, shown, replyRule(task)), how), plan));
      if (passes()) return answersOf(tried, "last");
    }
    for (let line of lines)
      for (let round = 0; round < options.rounds; round++) {
        const id = `repair/${tried.length}`;
        line = await add(await refined(task, line, id, kit, options), line.plan);
        if (passes()) return answersOf(tried, "last");
      }
    return answersOf(tried, "last");
  },
};

/** A plan whose verification has a section for every test and was found right for every test. */
async function verifiedPlan(task: Task, kit: Kit, options: LpwOptions): Promise<Plan | null> {
  const ask = (purpose: string, parts: Record<string, string>, demand: string) =>
    question(kit, purpose, about(task, parts, demand), options);
  let text = await ask("plan", {}, PLAN);
  if (task.tests.length === 0) return { text, verification: "" };
  const Tests = task.tests.map((test, index) => `${index + 1}. ${testText(test, task)}`).join("\n");
  let verification = "";
  for (let round = 0; round < options.rounds; round++) {
    verification = await ask("verify-plan", { Plan: text, Tests }, VERIFY);
    const [worked = "", revised] = verification.split(/^#+\s*revised plan\b.*$/im);
    if (revised?.trim()) {
      text = revised.trim();
      continue;
    }
    if (worked.match(/^#+\s*test\s*\d+/gim)?.length !== task.tests.length) continue;
    const check = await ask("check-plan", { Plan: text, "Its verification": verification }, CHECK);
    const right = check.match(/(?<!in)correct analysis/gi)?.length ?? 0;
    if (right === task.tests.length) return { text, verification };
  }
  return options.unverified === "none" ? null : { text, verification };
}

async function instrumented(task: Task, of: Candidate, plan: Plan, kit: Kit, options: AskOptions) {
  const parts = { Program: programText(of, task), "Verification of the plan": plan.verification };
  const reply = await question(kit, "instrument", about(task, parts, INSTRUMENT), options);
  const text = fencesOf(reply, syntaxOf(task.language).names)[0]?.code ?? of.text;
  return { id: `${of.id}/prints`, text, parent: of.id };
}

/** One round: explain, compare the printed values of the first failing test with its verification, rewrite. */
async function refined(
  task: Task,
  { plan, newest, prints }: { plan: Plan; newest: Scored; prints: Candidate },
  id: string,
  kit: Kit,
  options: AskOptions,
): Promise<Candidate> {
  const Program = programText(newest.candidate, task);
  const explanation = await question(kit, "explain", about(task, { Program }, EXPLAIN), options);
  const seen = {
    "Failing test": failureText(newest.verdict!, task),
    "What it printed": await printed(task, prints, newest.verdict!, kit),
    "Verification of the plan": plan.verification,
  };
  const analysis = await question(kit, "analyse", about(task, { Program, ...seen }, ANALYSE), options);
  const parts = {
    Plan: plan.text,
    Program,
    Explanation: explanation,
    Analysis: analysis,
    "Failing test": seen["Failing test"],
  };
  const demand = `Correct the program. ${replyRule(task)}`;
  const made = { id, purpose: "repair", parent: newest.candidate.id } as const;
  return write(task, kit, about(task, parts, demand), { ...options, ...made });
}

async function printed(task: Task, prints: Candidate, { checks }: Verdict, kit: Kit): Promise<string> {
  const test = task.tests[checks.find(({ outcome }) => outcome !== "pass")?.test ?? 0];
  if (!test) return "";
  const { run } = await kit.inspect(prints, { test, wants: [], limits: { cpuSeconds: 3 } });
  return run.stdout.slice(-2000);
}

export default lpw;
