import type { Kit, Strategy } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import extract from "../moves/extract.ts";
import question from "../moves/question.ts";
import rate, { scoreRule } from "../moves/rate.ts";
import { failureTexts } from "../moves/repair.ts";
import { about } from "../moves/text/about.ts";
import { replyRule } from "../moves/text/describe.ts";
import { element, tagged } from "../moves/text/tags.ts";
import visibleScore, { answersOf, type Scored } from "../moves/visible-score.ts";

export interface MapcoderOptions {
  /** Similar problems recalled, and so plans tried. */
  problems: number;
  /** Repairs for each plan at most. */
  repairs: number;
  /** `last` answers with the last program when none passes, as published; `best` with the best by visible tests. */
  answer: "last" | "best";
  temperature: number;
  maxTokens: number | null;
}

const recallDemand = (count: number) =>
  `Do not solve it yet. Recall ${count} different problems like it. For each write <problem><description>…</description><code>…</code><plan>…</plan></problem>, with the program in the same language and the plan behind it. Then name the family of algorithms that solves this one and teach it in general terms: <algorithm>…</algorithm>.`;
const PLAN = "Do not write the program yet. Plan it step by step, as the plan of the similar problem does.";
const RATE = `Does this plan solve the problem? Say why, then rate how sure you are that it does. ${scoreRule(0, 100)}`;
const DEBUG =
  "The program does not pass. Correct the plan where it is wrong, then write the corrected program.";

/**
 * Recall, plan, code, debug: the model recalls similar problems, plans the real one after each, rates the plans, and
 * codes and debugs them in order of confidence until the visible tests pass. A debugging step is shown the whole previous
 * answer. A reply without problems gives one plan after none; a confidence that is no number counts as 0.
 * Calls: `recall`, then `plan` and `rate` for each problem, then per plan `program` and at most `repair` ×5: 25 in all.
 */
const mapcoder: Strategy<MapcoderOptions> = {
  id: "mapcoder",
  title: "MapCoder: recall similar problems, plan after each, code and debug by confidence",
  paper: "Islam et al. 2024, arXiv 2405.11403",
  needs: ["chat"],
  calls: "recall, (plan, rate) ×3, then for each plan program and repair ×0–5",
  options: { problems: 3, repairs: 5, answer: "last", temperature: 0, maxTokens: null },
  choices: { answer: ["last", "best"] },
  async solve(task, kit, options) {
    const recalled = await question(kit, "recall", about(task, {}, recallDemand(options.problems)), options);
    const Algorithm = tagged(recalled, "algorithm")[0] ?? "";
    const problems = tagged(recalled, "problem").slice(0, options.problems);
    const plans: { plan: string; confidence: number }[] = [];
    for (const problem of problems.length > 0 ? problems : [""]) {
      const shot = { "A similar problem": problem, Algorithm };
      const plan = await question(kit, "plan", about(task, shot, PLAN), options);
      const asked = about(task, { Plan: plan }, RATE);
      const { score } = await rate(kit, "rate", asked, { ...options, from: 0, to: 100 });
      plans.push({ plan, confidence: score ?? 0 });
    }
    const tried: Scored[] = [];
    for (const { plan } of plans.sort((a, b) => b.confidence - a.confidence)) {
      let parts: Record<string, string> = { Algorithm, Plan: plan };
      for (let turn = 0; turn <= options.repairs; turn++) {
        const purpose = turn === 0 ? "program" : "repair";
        const demand = turn === 0 ? replyRule(task) : `${DEBUG} ${replyRule(task)}`;
        const said = await question(kit, purpose, about(task, parts, demand), options);
        const scored = await visibleScore(task, offered(said, `${purpose}/${tried.length}`, task, kit), kit);
        tried.push(scored);
        // Without visible tests there is nothing to debug by.
        if (!scored.verdict || scored.verdict.pass) return answersOf(tried, options.answer);
        const report = failureTexts(scored.verdict, task).join("\n\n");
        const before = turn === 0 ? `${element("plan", plan)}\n\n${said}` : said;
        parts = { Algorithm, "Plan and program": before, "Test report": report };
      }
    }
    return answersOf(tried, options.answer);
  },
};

function offered(said: string, id: string, task: Task, kit: Kit): Candidate {
  const candidate = { id, text: extract(said, task, "last-fence") };
  kit.offer(candidate);
  return candidate;
}

export default mapcoder;
