import type { Kit, Strategy } from "../core/strategy.ts";
import type { Task } from "../core/task.ts";
import judge, { verdictRule } from "../moves/judge.ts";
import plan from "../moves/plan.ts";
import type { AskOptions } from "../moves/question.ts";
import rate, { scoreRule } from "../moves/rate.ts";
import reflect from "../moves/reflect.ts";
import { failureText } from "../moves/repair.ts";
import { about, listed } from "../moves/text/about.ts";
import { programText, replyRule } from "../moves/text/describe.ts";
import visibleScore, { bestFirst, type Scored } from "../moves/visible-score.ts";
import write from "../moves/write.ts";

export interface CodetreeOptions {
  /** Programs written at most. */
  programs: number;
  depth: number;
  /** Strategies, and reflections on one program, at most; the thinker says how many. */
  width: number;
  /** `best` by visible tests when the budget ends; `last-failing`, as released, even when another passed. */
  answer: "best" | "last-failing";
  /** How the critic's score is read: as it is meant, or as released, the largest digit of the last line: `4/5` is 5. */
  scoring: "rated" | "largest-digit";
  temperature: number;
  maxTokens: number | null;
}

/** A place in the tree where no program stands yet. */
interface Node {
  /** A strategy from the task, or a reflection on the parent's program. */
  hint: string;
  depth: number;
  parent?: Attempt;
}

interface Attempt extends Scored {
  node: Node;
  feedback: string;
  value: number;
}

/**
 * Tree search with three agents: a thinker lists strategies, a solver or debugger writes the program of a node, a critic
 * judges it. A program that passes the visible tests ends the search if the critic accepts it. Otherwise its value, share
 * of tests passed plus a fifteenth of the critic's 0 to 5, decides whether the thinker's reflections on it become children:
 * not when it is below the parent's. The newest node is taken first, and of siblings the first.
 *
 * Calls: `plan`; then per program `program` or `repair`, `verdict` (it passes) or `score`, and `reflect` (it has children).
 */
const codetree: Strategy<CodetreeOptions> = {
  id: "codetree",
  title: "CodeTree: thinker, solver, debugger and critic grow a tree of programs",
  paper: "Li et al. 2024, arXiv 2411.04329",
  calls: "plan, then up to 20 × (program or repair, verdict or score, reflect)",
  choices: { answer: ["best", "last-failing"], scoring: ["rated", "largest-digit"] },
  options: {
    programs: 20,
    depth: 3,
    width: 10,
    answer: "best",
    scoring: "rated",
    temperature: 0,
    maxTokens: null,
  },
  async solve(task, kit, options) {
    const strategies = await plan(task, kit, { ...options, demand: STRATEGIES });
    const stack = nodes(strategies[0]!, 1, options).reverse();
    const tried: Attempt[] = [];
    while (stack.length > 0 && tried.length < options.programs) {
      const attempt = await attempted(task, stack.pop()!, tried.length, kit, options);
      tried.push(attempt);
      const review = await criticised(task, attempt, kit, options);
      if (review === "accepted") return [attempt.candidate];
      if (!review) continue;
      const report = attempt.feedback;
      const reflections = await reflect(task, attempt.candidate, kit, {
        ...options,
        report,
        demand: REFLECTIONS,
      });
      const children = nodes(reflections, attempt.node.depth + 1, options, attempt);
      stack.push(...children.reverse());
    }
    const failing = tried.findLast(({ verdict }) => !verdict?.pass);
    const best = bestFirst(tried);
    return options.answer === "last-failing" && failing ? [failing.candidate] : best;
  },
};

const STRATEGIES =
  "Do not write the program. List different strategies to solve the task, as many as make sense, one numbered line each.";
const REFLECTIONS =
  "Do not write the program again. List different ways to put it right, as many as make sense, one numbered line each.";

function nodes(list: string, depth: number, { width }: CodetreeOptions, parent?: Attempt): Node[] {
  const hints = listed(list).slice(0, width);
  return (hints.length > 0 ? hints : [""]).map((hint) => ({ hint, depth, ...(parent && { parent }) }));
}

/** The solver's program for a strategy, or the debugger's for a reflection, run on the visible tests. */
async function attempted(
  task: Task,
  node: Node,
  index: number,
  kit: Kit,
  options: AskOptions,
): Promise<Attempt> {
  const { hint, parent } = node;
  const parts = parent
    ? {
        Program: programText(parent.candidate, task),
        "What happened": parent.feedback,
        "How to put it right": hint,
      }
    : { "Hint by an expert": hint };
  const how = { ...options, id: `node/${index}`, ...(parent && { parent: parent.candidate.id }) };
  const purpose = parent ? "repair" : "program";
  const candidate = await write(task, kit, about(task, parts, replyRule(task)), { ...how, purpose });
  const scored = await visibleScore(task, candidate, kit);
  const feedback = scored.verdict ? failureText(scored.verdict, task) : "";
  return { ...scored, node, feedback, value: scored.score };
}

/** Sets the attempt's value. True: it deserves children. */
async function criticised(
  task: Task,
  attempt: Attempt,
  kit: Kit,
  options: CodetreeOptions,
): Promise<boolean | "accepted"> {
  const { candidate, verdict, score, node } = attempt;
  const mayGrow = node.depth < options.depth;
  const ask = (demand: string) =>
    about(task, { Program: programText(candidate, task), "What happened": attempt.feedback }, demand);
  // Without visible tests the critic is all there is to stop the search.
  if (!verdict || verdict.pass) {
    const words = { yes: "correct", no: "wrong" };
    const { yes, text } = await judge(kit, "verdict", ask(`${ACCEPT} ${verdictRule("correct", "wrong")}`), {
      ...options,
      ...words,
    });
    if (yes || (node.parent?.verdict?.pass && !mayGrow)) return "accepted";
    attempt.feedback = ["It passes the visible tests, but a critic says:", text].join("\n\n");
    attempt.value = score + 5 / 15;
    return mayGrow;
  }
  const { score: rated, text } = await rate(kit, "score", ask(`${SCORE} ${scoreRule(0, 5)}`), {
    ...options,
    from: 0,
    to: 5,
  });
  const points = (options.scoring === "rated" ? rated : largestDigit(text)) ?? 0;
  attempt.value = score + points / 15;
  const above = node.parent?.value ?? Number.NEGATIVE_INFINITY;
  const isWorse = attempt.value < above || (attempt.value === above && node.depth > points);
  return mayGrow && !isWorse;
}

const ACCEPT =
  "The program passes the visible tests. Is it right in general: beyond these tests, at the bounds, in special cases, within reasonable time?";
const SCORE =
  "Does the program follow a promising strategy, and does the way it fails show that it is near to being right?";

/** As the released program reads it. */
export function largestDigit(text: string): number | null {
  const digits = text.trim().split("\n").at(-1)!.match(/[0-5]/g);
  return digits && Math.max(...digits.map(Number));
}

export default codetree;
