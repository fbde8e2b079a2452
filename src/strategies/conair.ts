import type { Grid } from "../core/grid.ts";
import type { Kit, Strategy } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import askPerson from "../moves/ask-person.ts";
import crossCheck from "../moves/cross-check.ts";
import repair from "../moves/repair.ts";
import sample from "../moves/sample.ts";
import { replyRule } from "../moves/text/describe.ts";
import writeTests, { parseTests } from "../moves/write-tests.ts";
import dualAgreement from "../selectors/dual-agreement.ts";

export interface ConairOptions {
  style: "chat" | "completion";
  samples: number;
  testCompletions: number;
  testsPerCompletion: number;
  /** Questions to the person at most; the paper needs about 4. */
  questions: number;
  temperature: number;
  /** Processor seconds for each program and test. */
  cpuSeconds: number;
  maxTokens: number | null;
}

/**
 * ConAIR: programs and tests check each other, and a person settles the most suspicious tests, those that fewest programs
 * pass. What the person accepts or corrects is trusted: the best program is repaired until it passes. Programs rank by
 * trusted tests first, then by agreement (CodeT's). With no questions it is agreement alone.
 * Calls: `program` ×n, `tests` ×n, then per round `person` and, when the best program fails, `repair`.
 */
const conair: Strategy<ConairOptions> = {
  id: "conair",
  title: "ConAIR: a person settles the most suspicious tests",
  paper: "Dong et al. 2024, arXiv 2411.15587",
  calls: "program ×10, tests ×10, then (person, repair) ×0–4",
  needs: ["person"],
  options: {
    style: "chat",
    samples: 10,
    testCompletions: 10,
    testsPerCompletion: 5,
    questions: 4,
    temperature: 0.8,
    cpuSeconds: 0.1,
    maxTokens: null,
  },
  async solve(task, kit, options) {
    const programs = await sample(task, kit, { ...options, n: options.samples });
    let tests = await writeTests(task, kit, { ...options, completions: options.testCompletions });
    const trusted: string[] = [];
    let order = await ranked(programs, tests, trusted, kit, options);
    for (let round = 0; round < options.questions; round++) {
      const grid = await crossCheck(programs, tests, kit, options);
      const suspect = mostSuspicious(grid, trusted);
      if (suspect === undefined) break;
      const settled = await settle(suspect, task, kit);
      tests = tests.filter((test) => test !== suspect);
      if (settled !== null) {
        tests.push(settled);
        trusted.push(settled);
      }
      order = await ranked(programs, tests, trusted, kit, options);
      let failed = await failing(order[0]!, trusted, kit, options);
      if (failed !== undefined) {
        programs.push(await fixed(order[0]!, failed, task, kit, options));
        order = await ranked(programs, tests, trusted, kit, options);
        failed = await failing(order[0]!, trusted, kit, options);
      }
      if (trusted.length > 0 && failed === undefined) break;
    }
    return order;
  },
};

/** The test that fewest programs pass, of those about which programs disagree. */
function mostSuspicious({ candidates, tests }: Grid, trusted: readonly string[]): string | undefined {
  const passers = tests.map(({ code }, test) => ({
    code,
    passers: candidates.reduce((sum, { count, passes }) => sum + (passes[test] ? count : 0), 0),
  }));
  const all = candidates.reduce((sum, { count }) => sum + count, 0);
  return passers
    .filter(({ code, passers: n }) => n < all && !trusted.includes(code))
    .sort((a, b) => a.passers - b.passers)[0]?.code;
}

/** The test if the person accepts it, a corrected one, or null when it is only wrong. */
async function settle(test: string, task: Task, kit: Kit): Promise<string | null> {
  const text = await askPerson(
    kit,
    `Is this test right?\n\n${test}\n\nAnswer yes, no, or give the line as it should be.`,
  );
  if (/^\W*yes\b/i.test(text)) return test;
  return parseTests(text, task)[0] ?? null;
}

async function failing(
  program: Candidate,
  trusted: readonly string[],
  kit: Kit,
  options: ConairOptions,
): Promise<string | undefined> {
  const { candidates, tests } = await crossCheck([program], trusted, kit, options);
  return tests.find((_, test) => !candidates[0]?.passes[test])?.code;
}

async function fixed(
  candidate: Candidate,
  test: string,
  task: Task,
  kit: Kit,
  options: ConairOptions,
): Promise<Candidate> {
  const feedback = `The program above is wrong. It does not pass this test, which is right:\n\n${test}\n\nPlease fix it. ${replyRule(task)}`;
  return repair(task, [{ candidate, feedback }], kit, options);
}

/** By trusted tests passed, then by agreement with all tests; of equals the earlier. */
async function ranked(
  programs: readonly Candidate[],
  tests: readonly string[],
  trusted: readonly string[],
  kit: Kit,
  options: ConairOptions,
): Promise<Candidate[]> {
  const grid = await crossCheck(programs, tests, kit, options);
  const agreement = grid.candidates.map(() => 0);
  for (const { score, members } of dualAgreement.rank(grid, dualAgreement.options)) {
    for (const member of members) agreement[member] = score;
  }
  const passed = grid.candidates.map(({ passes }) =>
    grid.tests.reduce((sum, { code }, test) => sum + (passes[test] && trusted.includes(code) ? 1 : 0), 0),
  );
  return [...grid.candidates.keys()]
    .sort((a, b) => passed[b]! - passed[a]! || agreement[b]! - agreement[a]! || a - b)
    .map((row) => ({ id: grid.candidates[row]!.id, text: grid.candidates[row]!.text }));
}

export default conair;
