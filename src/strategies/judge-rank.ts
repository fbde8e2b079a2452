import type { Kit, Strategy } from "../core/strategy.ts";
import type { Candidate, Task } from "../core/task.ts";
import judge, { verdictRule } from "../moves/judge.ts";
import sample from "../moves/sample.ts";
import { about } from "../moves/text/about.ts";
import { fenced } from "../moves/text/fences.ts";
import { syntaxOf } from "../moves/text/syntax.ts";
import { visiblePassers } from "../moves/visible-score.ts";

export interface JudgeRankOptions {
  style: "chat" | "completion";
  samples: number;
  /** Distinct programs compared at most, each with each. */
  compared: number;
  /** Ask about each pair in both orders, and count a win only when the same program wins both. */
  bothOrders: boolean;
  temperature: number;
  maxTokens: number | null;
}

/**
 * The model compares programs that pass the visible tests, two at a time. Models favour a place, so each pair is asked in
 * both orders: a program that wins both has a point, else both have half a one. An opinion, not evidence: use it where
 * nothing can be run. Calls: `program` ×n, then `judge` twice for each pair.
 */
const judgeRank: Strategy<JudgeRankOptions> = {
  id: "judge-rank",
  title: "Judge: pairwise comparison by the model, in both orders",
  paper: "Zheng et al. 2023, arXiv 2306.05685",
  calls: "program ×4, judge ×0–12",
  options: { style: "chat", samples: 4, compared: 4, bothOrders: true, temperature: 0.8, maxTokens: null },
  async solve(task, kit, options) {
    const passing = await visiblePassers(
      task,
      await sample(task, kit, { ...options, n: options.samples }),
      kit,
    );
    const distinct = [...new Map(passing.map((each) => [each.text, each])).values()].slice(
      0,
      options.compared,
    );
    const points = distinct.map(() => 0);
    for (let first = 0; first < distinct.length; first++) {
      for (let second = first + 1; second < distinct.length; second++) {
        const share = await winsOf(task, kit, distinct[first]!, distinct[second]!, options);
        points[first]! += share;
        points[second]! += 1 - share;
      }
    }
    const order = distinct.map((candidate, index) => ({
      candidate,
      points: points[index]!,
      place: kit.random(),
    }));
    return order.sort((a, b) => b.points - a.points || a.place - b.place).map(({ candidate }) => candidate);
  },
};

/** 1 when the first program wins, 0 when the second does, ½ when it depends on the order or nothing was said. */
async function winsOf(
  task: Task,
  kit: Kit,
  first: Candidate,
  second: Candidate,
  { bothOrders, maxTokens }: JudgeRankOptions,
): Promise<number> {
  const label = syntaxOf(task.language).names[0] ?? "";
  const favours = async (a: Candidate, b: Candidate) => {
    const shown = { "Program A": fenced(a.text, label), "Program B": fenced(b.text, label) };
    const demand = `Which of the two programs is more likely to be right for every valid input? Their order says nothing. ${verdictRule("A", "B")}`;
    const how = { temperature: 0, maxTokens, yes: "A", no: "B" };
    return (await judge(kit, "judge", about(task, shown, demand), how)).yes;
  };
  const there = await favours(first, second);
  const back = bothOrders ? await favours(second, first) : there === null ? null : !there;
  return there === null || back === null || there === back ? 0.5 : there ? 1 : 0;
}

export default judgeRank;
