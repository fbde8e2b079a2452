import type { Metric } from "../../src/core/metric.ts";
import type { Problem } from "../../src/core/problem.ts";
import type { Strategy } from "../../src/core/strategy.ts";
import type { RunEvent } from "../../src/run/events.ts";
import type { Plan } from "../../src/run/plan.ts";
import type { Report } from "../../src/run/report.ts";
import { task } from "../kit/doubles.ts";

/** Tasks `T/0`…, each with the visible tests a, b, c and the hidden test `right`. */
export function problems(count: number): Problem[] {
  return Array.from({ length: count }, (_, n) => ({
    task: task(`T/${n}`),
    suite: { tests: [{ kind: "code", code: "right" }] },
  }));
}

export function samplesPlan(given: Partial<Plan> = {}): Plan {
  const from = { kind: "samples" as const, path: "samples.jsonl", extract: "auto" as const };
  return { benchmark: "fake", data: [], from, k: [1], seed: 7, ...given };
}

export function strategyPlan(from: object = {}, given: Partial<Plan> = {}): Plan {
  return {
    benchmark: "fake",
    data: [],
    from: {
      kind: "strategy",
      strategy: "fake",
      options: {},
      model: "fake/model",
      modelOptions: {},
      samples: 2,
      budget: {},
      ...from,
    },
    k: [1],
    seed: 7,
    ...given,
  };
}

/** Asks twice, checks both answers and returns the second one. */
export const twice: Strategy = {
  id: "twice",
  title: "Two answers",
  paper: "none",
  options: { temperature: 0.8, style: "chat" },
  async solve({ prompt }, kit) {
    const candidates = [];
    for (const round of [0, 1]) {
      const content = `${prompt} ${round} ${kit.random()}`;
      const [reply] = await kit.ask({ purpose: "program", messages: [{ role: "user", content }] });
      const candidate = { id: `c${round}`, text: reply!.text };
      kit.offer(candidate);
      await kit.check(candidate);
      candidates.unshift(candidate);
    }
    return candidates;
  },
};

/** Depends on the order of records, as resampling does. */
export const inOrder: Metric = {
  id: "in-order",
  title: "Records in order",
  paper: "none",
  of: (records) => {
    const value = records.reduce((sum, { outcome }, index) => sum + (outcome === "pass" ? index + 1 : 0), 0);
    return { "in-order": { value, ci: [0, value], n: records.length } };
  },
};

export async function all(events: AsyncIterable<RunEvent>): Promise<RunEvent[]> {
  const list: RunEvent[] = [];
  for await (const event of events) list.push(event);
  return list;
}

export function only<Type extends RunEvent["type"]>(events: RunEvent[], type: Type) {
  return events.filter((event): event is Extract<RunEvent, { type: Type }> => event.type === type);
}

export async function reportOf(events: AsyncIterable<RunEvent>): Promise<Report> {
  const [end] = only(await all(events), "end");
  return end!.report;
}

/** What must not depend on how often a run was interrupted. */
export function table({ metrics, outcomes, samples, tasks, failed }: Report) {
  return { metrics, outcomes, samples, tasks, failed };
}
