import type { Kit, Strategy } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import { dialogue, failureText } from "../moves/repair.ts";
import sample from "../moves/sample.ts";
import score, { type Tried } from "../moves/score.ts";
import { replyRule } from "../moves/text/describe.ts";
import { writeSuites } from "../moves/write-tests.ts";

export interface AgentCoderOptions {
  /** Programs and suites of tests drawn in each epoch. */
  programs: number;
  suites: number;
  testsPerSuite: number;
  /** Suites that a program must pass as a whole to be accepted; tied to how often suites are right. */
  enough: number;
  /** New draws at most. */
  epochs: number;
  /**
   * `report`, as the paper describes it: the next programs are made from the best one and what a suite said about it.
   * `none`, as released: they are drawn again from the same question.
   */
  feedback: "report" | "none";
  temperature: number;
  maxTokens: number | null;
  /** Processor seconds for one program and one suite. */
  cpuSeconds: number;
}

/**
 * A programmer, a test designer who never sees a program, and an executor: a program's score is the number of suites
 * that it passes as a whole. With enough it is accepted for good; else its epoch's best is provisional, and programs and
 * suites are drawn anew. The best of earlier epochs is not kept, as released. Visible tests are not run.
 * Calls: `program`, `tests`, and both again per epoch.
 */
const agentCoder: Strategy<AgentCoderOptions> = {
  id: "agentcoder",
  title: "AgentCoder: programmer, test designer and executor",
  paper: "Huang et al. 2023, arXiv 2312.13010",
  calls: "(program ×5, tests ×10) ×1–6",
  options: {
    programs: 5,
    suites: 10,
    testsPerSuite: 5,
    enough: 3,
    epochs: 5,
    feedback: "report",
    temperature: 0.8,
    maxTokens: null,
    cpuSeconds: 3,
  },
  async solve(task, kit, options) {
    let best: Tried[] = [];
    for (let epoch = 0; epoch <= options.epochs; epoch++) {
      const question =
        best[0] && options.feedback === "report" ? await reported(task, best[0], kit) : undefined;
      const programs = await sample(task, kit, {
        style: "chat",
        n: options.programs,
        first: epoch * options.programs,
        temperature: options.temperature,
        maxTokens: options.maxTokens,
        ...(question && { messages: question }),
      });
      best = await score(programs, await suitesOf(task, kit, options), kit, options);
      if (best[0]!.passed >= options.enough) break;
    }
    return best.map(({ candidate }): Candidate => candidate);
  },
};

/** Each suite as one test, which passes or fails as a whole. */
async function suitesOf(task: Task, kit: Kit, options: AgentCoderOptions): Promise<string[]> {
  const { suites, testsPerSuite, temperature, maxTokens } = options;
  const how = { completions: suites, testsPerCompletion: testsPerSuite, temperature, maxTokens };
  const lists = await writeSuites(task, kit, { ...how, style: "chat" });
  return lists.filter((tests) => tests.length > 0).map((tests) => tests.join("\n"));
}

/** The question with the best program so far, and how it failed the first suite that it failed. */
async function reported(task: Task, { candidate, failed }: Tried, kit: Kit) {
  const tests = failed.slice(0, 1).map((code) => ({ kind: "code" as const, code }));
  const report = tests.length === 0 ? "" : failureText(await kit.check(candidate, tests), task, tests);
  const feedback = [report, `Please fix it. ${replyRule(task)}`].filter((part) => part !== "").join("\n\n");
  return dialogue(task, [{ candidate, feedback }]);
}

export default agentCoder;
