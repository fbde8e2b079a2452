import type { Strategy } from "../core/strategy.ts";
import crossCheck from "../moves/cross-check.ts";
import rankedOrder from "../moves/ranked-order.ts";
import sample from "../moves/sample.ts";
import writeTests from "../moves/write-tests.ts";
import dualAgreement from "../selectors/dual-agreement.ts";

export interface CodetOptions {
  style: "chat" | "completion";
  /** Programs sampled. The paper draws 100. */
  samples: number;
  /** Lists of tests sampled. The paper draws 100. */
  testCompletions: number;
  testsPerCompletion: number;
  temperature: number;
  topP: number;
  /** Processor seconds for each program and test. */
  cpuSeconds: number;
  maxTokens: number | null;
}

/**
 * Programs and tests, sampled apart, vote for each other: the best group of programs is the one whose size
 * (square root of it) times the number of tests it passes is largest. Calls: `program`, then `tests`.
 *
 * Ties are part of the method: programs of one group are equal, so their order is drawn with `kit.random`,
 * each in proportion to how often it was sampled. When no program passes any test, all are drawn that way.
 * The task's visible tests are not used, and the prompt keeps its examples, which the paper removes.
 */
const codet: Strategy<CodetOptions> = {
  id: "codet",
  title: "CodeT: dual agreement of programs and generated tests",
  paper: "Chen et al. 2022, arXiv 2207.10397",
  calls: "program ×10, tests ×10",
  options: {
    style: "chat",
    samples: 10,
    testCompletions: 10,
    testsPerCompletion: 5,
    temperature: 0.8,
    topP: 0.95,
    cpuSeconds: 0.1,
    maxTokens: null,
  },
  async solve(task, kit, options) {
    const programs = await sample(task, kit, { ...options, n: options.samples });
    const tests = await writeTests(task, kit, { ...options, completions: options.testCompletions });
    const grid = await crossCheck(programs, tests, kit, { cpuSeconds: options.cpuSeconds });
    return rankedOrder(dualAgreement.rank(grid, dualAgreement.options), grid, kit);
  },
};

export default codet;
