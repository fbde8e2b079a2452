import type { Kit, Strategy } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import crossCheck from "../moves/cross-check.ts";
import judge, { verdictRule } from "../moves/judge.ts";
import plan from "../moves/plan.ts";
import prune from "../moves/prune.ts";
import reflect from "../moves/reflect.ts";
import { repairLatest } from "../moves/repair.ts";
import score, { type Tried } from "../moves/score.ts";
import { about } from "../moves/text/about.ts";
import { replyRule } from "../moves/text/describe.ts";
import write from "../moves/write.ts";
import writeTests from "../moves/write-tests.ts";

export interface CodeCorOptions {
  /** Chains of thought, and so programs, at first. */
  prompts: number;
  /** Lists of tests. */
  testCompletions: number;
  testsPerCompletion: number;
  /** Rounds of advice and rewriting, at most. */
  rounds: number;
  temperature: number;
  maxTokens: number | null;
  /** Processor seconds for one program and one test. */
  cpuSeconds: number;
}

const THINK =
  "Do not write the program. Write a chain of thought that leads a programmer to it: what is asked for, the special cases, and the steps of the algorithm.";

/**
 * Four agents, each of which makes several and prunes: chains of thought, tests, programs, and advice on programs that
 * fail. Advice is followed until a program passes every test or the rounds are over; the answer passes most tests.
 * Pruning is by a judge's yes or no, and for programs and tests by whether they compile; no pool is ever emptied.
 * Calls: `plan`, `judge` per chain, `tests`, `judge` per test, `program` per chain, then `reflect`, `judge`, `repair`.
 */
const codecor: Strategy<CodeCorOptions> = {
  id: "codecor",
  title: "CodeCoR: four agents that make several and prune",
  paper: "Pan et al. 2025, arXiv 2501.07811",
  calls: "plan ×3, judge ×3, tests ×1, judge ×5, program ×3, then (reflect, judge, repair) ×0–9",
  options: {
    prompts: 3,
    testCompletions: 1,
    testsPerCompletion: 5,
    rounds: 3,
    temperature: 0.8,
    maxTokens: null,
    cpuSeconds: 1,
  },
  async solve(task, kit, options) {
    const isWorth = (what: string, text: string, words: string) => approves(task, kit, what, text, words);
    const chains = await prune(
      await plan(task, kit, { ...options, demand: THINK, n: options.prompts }),
      (chain) => isWorth("A chain of thought", chain, "Is it clear, relevant to the task and complete?"),
    );
    const completions = options.testCompletions;
    const drawn = [...new Set(await writeTests(task, kit, { ...options, completions, style: "chat" }))];
    const tests = await prune(drawn, (test) =>
      isWorth("A test", test, "Does the task demand what it asserts?"),
    );
    const written = await Promise.all(
      chains.map((chain, index) => {
        const messages = about(task, { Thoughts: chain }, replyRule(task));
        return write(task, kit, messages, { ...options, id: `program/${index}` });
      }),
    );
    const { candidates } = await crossCheck(written, tests, kit, options);
    const loads = new Map(candidates.map(({ text, ran }) => [text, ran]));
    const programs = await prune(written, ({ text }) => loads.get(text) !== false || tests.length === 0);
    let tried = await score(programs, tests, kit, options);
    let failing = tried;
    for (let round = 1; round <= options.rounds && tests.length > 0 && tried[0]!.score < 1; round++) {
      const rewritten = await Promise.all(
        failing.map((each, index) => advised(task, each, `${round}.${index}`, kit, options)),
      );
      failing = await score(
        rewritten.filter((candidate) => candidate !== null),
        tests,
        kit,
        options,
      );
      if (failing.length === 0) break;
      tried = [...failing, ...tried].sort((a, b) => b.score - a.score);
    }
    return tried.map(({ candidate }) => candidate);
  },
};

/** A program rewritten by advice; null when the advice was pruned. */
async function advised(
  task: Task,
  { candidate, failed }: Tried,
  round: string,
  kit: Kit,
  options: CodeCorOptions,
): Promise<Candidate | null> {
  const report = `It does not pass:\n\n${failed.join("\n")}`;
  const advice = await reflect(task, candidate, kit, { ...options, report });
  if (!(await approves(task, kit, "Advice on a program", advice, "Would following it help?"))) return null;
  const feedback = `${report}\n\nAdvice:\n\n${advice}`;
  return repairLatest(task, candidate, feedback, kit, { ...options, round });
}

async function approves(task: Task, kit: Kit, what: string, text: string, words: string): Promise<boolean> {
  const demand = `${words} ${verdictRule("keep", "drop")}`;
  const messages = about({ ...task, tests: [] }, { [what]: text }, demand);
  return (await judge(kit, "judge", messages, { temperature: 0, yes: "keep", no: "drop" })).yes !== false;
}

export default codecor;
