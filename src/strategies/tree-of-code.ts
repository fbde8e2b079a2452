import type { Kit, Strategy } from "../core/strategy.ts";
import type { Task } from "../core/task.ts";
import observe from "../moves/observe.ts";
import { failureText } from "../moves/repair.ts";
import { about } from "../moves/text/about.ts";
import { programText, replyRule } from "../moves/text/describe.ts";
import visibleScore, { type Scored } from "../moves/visible-score.ts";
import vote from "../moves/vote.ts";
import write from "../moves/write.ts";
import type { Input } from "../moves/write-inputs.ts";

export interface TreeOfCodeOptions {
  layers: number;
  /** Children of a program that fails. */
  width: number;
  /** `runs`, as published, without ground truth: the visible tests ran to their end, whatever came out. */
  success: "runs" | "passes";
  /** Processor seconds for each run whose result votes. */
  cpuSeconds: number;
  temperature: number;
  maxTokens: number | null;
}

/**
 * Whole programs in a tree that grows where running fails: a program that ends in an error gets up to three children, each
 * asked for in other words with the error; one that runs is kept. The first layer with a program that runs is the last,
 * and those that run vote by their results on the visible tests. A program that runs need not be right: nothing here says so.
 *
 * The published tree also varies the model, which one run of a strategy cannot: it has one.
 * Calls: `program`, then `repair` for each child, at most 3 + 9.
 */
const treeOfCode: Strategy<TreeOfCodeOptions> = {
  id: "tree-of-code",
  title: "Tree-of-Code: whole programs, grown where running fails, that vote",
  paper: "Ni et al. 2024, arXiv 2412.15305",
  calls: "program, then repair ×0–12",
  choices: { success: ["runs", "passes"] },
  options: { layers: 3, width: 3, success: "runs", cpuSeconds: 3, temperature: 0.8, maxTokens: null },
  async solve(task, kit, options) {
    const { success, width, layers } = options;
    const succeeds = ({ verdict }: Scored) =>
      verdict === null ||
      verdict.checks.every(({ outcome }) => outcome === "pass" || (success === "runs" && outcome === "fail"));
    const first = await write(task, kit, about(task, {}, `${THINK} ${replyRule(task)}`), {
      ...options,
      id: "tree/0",
    });
    let layer = [await visibleScore(task, first, kit)];
    const all = [...layer];
    for (let depth = 1; depth < layers && !layer.some(succeeds); depth++) {
      const children = layer.flatMap((parent) => WAYS.slice(0, width).map((way) => ({ parent, way })));
      layer = await Promise.all(
        children.map(async ({ parent, way }, index) => {
          const { id } = parent.candidate;
          const how = {
            ...options,
            id: `tree/${all.length + index}`,
            parent: id,
            purpose: "repair",
          } as const;
          const child = await write(task, kit, reflection(task, parent, way), how);
          return visibleScore(task, child, kit);
        }),
      );
      all.push(...layer);
    }
    const running = await elected(task, layer.filter(succeeds), kit, options);
    const rest = all.filter((each) => !running.includes(each)).reverse();
    return [...running, ...rest].map(({ candidate }) => candidate);
  },
};

const THINK = "Think the task through first, then write one program that does all of it.";

/** The same demand in different words, so that children differ. More than three are for a wider tree. */
const WAYS = [
  "Say in one sentence why it failed, then write the program again without that mistake.",
  "Forget this approach. Think of a different way to solve the task and write that program.",
  "Go through the program step by step up to the error, then write a corrected one.",
  "Write the simplest program that could work, with nothing in it that could raise this error.",
];

function reflection(task: Task, { candidate, verdict }: Scored, way: string) {
  const parts = {
    Program: programText(candidate, task),
    "What happened": verdict ? failureText(verdict, task) : "",
  };
  return about(task, parts, `${way} ${replyRule(task)}`);
}

/** Those whose results on the visible tests most others share come first. */
async function elected(
  task: Task,
  running: Scored[],
  kit: Kit,
  { cpuSeconds }: TreeOfCodeOptions,
): Promise<Scored[]> {
  if (running.length < 2) return running;
  const inputs = task.tests.filter((test): test is Input => test.kind !== "call");
  const results = await Promise.all(
    running.map(async (scored) => {
      const seen = await observe(scored.candidate, inputs, kit, { cpuSeconds });
      return { scored, key: JSON.stringify([scored.score, seen.map(({ text }) => text)]) };
    }),
  );
  return vote(results, ({ key }) => key).flatMap(({ members }) => members.map(({ scored }) => scored));
}

export default treeOfCode;
