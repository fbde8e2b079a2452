import type { Strategy } from "../core/strategy.ts";
import refine, { answers } from "../moves/refine.ts";
import { failureText, repairLatest } from "../moves/repair.ts";
import sample from "../moves/sample.ts";
import staticReport from "../moves/static-report.ts";
import visibleScore from "../moves/visible-score.ts";

export interface StaticAnalysisFeedbackOptions {
  /** What goes back to the model. */
  feedback: "tests" | "analysis" | "both";
  /** Rewritings at most. */
  rounds: number;
  temperature: number;
  maxTokens: number | null;
}

/**
 * One rewriting from reports: the first failing visible test, and what a static analyser says, each under its own label.
 * The model is never asked whether its program is right or safe, which it cannot tell: reports go in, judgement stays out.
 * A rewriting that fails more visible tests than its original is not the answer. Made for C; any language has it that
 * has an analyser (C, C++, Python, JavaScript).
 * Calls: `program`, then `repair` when there is something to report.
 */
const staticAnalysisFeedback: Strategy<StaticAnalysisFeedbackOptions> = {
  id: "static-analysis-feedback",
  title: "One repair from failing tests and a static analyser's report",
  paper: "Dolcetti et al. 2024, arXiv 2412.14841",
  calls: "program, then repair ×0–1",
  options: { feedback: "both", rounds: 1, temperature: 0, maxTokens: null },
  async solve(task, kit, options) {
    const [first] = await sample(task, kit, { ...options, style: "chat", n: 1 });
    const versions = await refine(first!, {
      rounds: options.rounds,
      async examine(candidate, round) {
        const { verdict, score } = await visibleScore(task, candidate, kit);
        if (round === options.rounds) return { score, complaint: null };
        const failure = options.feedback === "analysis" || !verdict ? "" : failureText(verdict, task);
        const report = options.feedback === "tests" ? null : await staticReport(task, candidate, kit);
        const parts = [
          failure && `## Report of the tests\n\n${failure}`,
          report?.text && `## Report of the static analyser ${report.tool}\n\n${report.text}`,
        ].filter(Boolean);
        return { score, complaint: parts.length > 0 ? parts.join("\n\n") : null };
      },
      rewrite: (candidate, complaint, round) =>
        repairLatest(task, candidate, complaint, kit, {
          ...options,
          round,
        }),
    });
    return answers(versions, "best");
  },
};

export default staticAnalysisFeedback;
