import type { Strategy } from "../core/strategy.ts";
import type { Test } from "../core/task.ts";
import refine, { answers } from "../moves/refine.ts";
import { failureText, repairLatest } from "../moves/repair.ts";
import sample from "../moves/sample.ts";
import visibleScore from "../moves/visible-score.ts";
import writeProperties, { propertyTest, violationText } from "../moves/write-properties.ts";

export interface PropertyGeneratedSolverOptions {
  /** Rewritings at most. */
  rounds: number;
  /** Properties asked for. */
  properties: number;
  /** Inputs generated for each property. */
  inputs: number;
  answer: "best" | "last";
  temperature: number;
  maxTokens: number | null;
}

/**
 * A generator writes the program; a tester, who never sees it, derives properties from the task's text, each a checker
 * with a generator of inputs. Visible tests are run first, then the properties; a violation goes back as the property in
 * words, the smallest failing input and what came out. Properties are for Python; elsewhere the visible tests decide.
 * Calls: `program`, `properties` once the visible tests pass, then `repair` per round.
 */
const propertyGeneratedSolver: Strategy<PropertyGeneratedSolverOptions> = {
  id: "property-generated-solver",
  title: "Property-Generated Solver: repair by properties and the smallest input that violates one",
  paper: "He et al. 2025, arXiv 2506.18315",
  calls: "program, properties, then repair ×0–5",
  options: { rounds: 5, properties: 5, inputs: 50, answer: "best", temperature: 0, maxTokens: null },
  async solve(task, kit, options) {
    const [first] = await sample(task, kit, { ...options, style: "chat", n: 1 });
    let tests: Test[] | undefined;
    const versions = await refine(first!, {
      rounds: options.rounds,
      async examine(candidate) {
        const { verdict, score } = await visibleScore(task, candidate, kit);
        if (verdict && !verdict.pass) return { score: score / 2, complaint: failureText(verdict, task) };
        tests ??= (await writeProperties(task, kit, { ...options, count: options.properties })).map(
          (property) => propertyTest(property, task, options.inputs),
        );
        if (tests.length === 0) return { score: 1, complaint: null };
        const held = await kit.check(candidate, tests);
        const violation = held.checks.find(({ outcome }) => outcome !== "pass");
        return { score: (1 + held.score) / 2, complaint: violation ? violationText(violation.output) : null };
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

export default propertyGeneratedSolver;
