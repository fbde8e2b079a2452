import type { Metric } from "../core/metric.ts";
import type { SampleRecord } from "../core/record.ts";
import { type Dps, dps, meanDps, type ProfiledTask, type ReferenceLadder } from "./efficiency/dps.ts";
import { bootstrapMean } from "./interval/bootstrap-mean.ts";
import { measuredIn, PARTS, sum } from "./outcomes/measured.ts";
import { byTask } from "./problems/by-task.ts";

export { type Dps, dps, meanDps, type ProfiledTask, type ReferenceLadder };

/** The steps of known solutions by their costs: solutions of equal cost are one step, as in EvalPerf's clusters. */
export function ladderOf(costs: readonly number[]): ReferenceLadder {
  const steps = [...new Set(costs)].sort((a, b) => b - a);
  const noFaster = (cost: number) => costs.filter((each) => each >= cost).length;
  return { cost: steps, score: steps.map((cost) => (100 * noFaster(cost)) / costs.length) };
}

/**
 * For samples with a check of the part `known-solutions`, whose references are the costs of solutions that are known. In
 * percent, over right samples only: compare models on the tasks that both have right.
 */
const metric: Metric = {
  id: "dps",
  title: "Differential performance score: the share of known solutions that are no faster",
  paper: "Liu et al. 2024 (EvalPerf), arXiv 2408.06450",
  needs: ["checks"],
  of(records, { seed }) {
    const tasks = byTask(records)
      .map((samples) => samples.flatMap(scoresOf))
      .filter((scores) => scores.length > 0);
    if (tasks.length === 0) return {};
    const each = tasks.map((scores) => meanDps([{ correct: scores.length, scores }], 1)!);
    const n = tasks.reduce((total, { length }) => total + length, 0);
    const over = (values: number[]) => ({ ...bootstrapMean(values, seed), n });
    return { dps: over(each.map((task) => task.dps)), "dps-norm": over(each.map((task) => task.norm)) };
  },
};

function scoresOf(record: SampleRecord): Dps[] {
  if (record.outcome !== "pass") return [];
  return measuredIn(record, PARTS.known, "seconds", "instructions")
    .slice(0, 1)
    .filter(({ measured }) => measured.values.length > 0 && measured.references.length > 0)
    .map(({ measured }) => dps(sum(measured.values), ladderOf(measured.references)));
}

export default metric;
