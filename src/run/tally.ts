import type { Metric, MetricOptions } from "../core/metric.ts";
import type { SampleRecord } from "../core/record.ts";
import type { Spend } from "../core/strategy.ts";
import { OUTCOMES, type Outcome } from "../core/verdict.ts";
import { itemKey } from "./folder/records.ts";
import type { Report } from "./report.ts";

/** Adds records up to the numbers of a report. Keeps of each only what its metrics need: programs and checks are large. */
export class Tally {
  readonly #metrics: readonly Metric[];
  readonly #records = new Map<string, SampleRecord>();
  readonly #lost: Spend[] = [];
  failed = 0;
  reused = 0;

  constructor(metrics: readonly Metric[]) {
    this.#metrics = metrics;
  }

  get size(): number {
    return this.#records.size;
  }

  has(item: { task: string; attempt: number }): boolean {
    return this.#records.has(itemKey(item));
  }

  /** What the records here cost, whichever process made them. */
  get cost(): Cost {
    return costOf([...this.#records.values()].flatMap(({ spend }) => spend ?? []));
  }

  /** Of several records of one item (two processes may write it), the last counts. */
  add(record: SampleRecord): void {
    const needs = this.#metrics.flatMap((metric) => metric.needs ?? []);
    this.#records.set(itemKey(record), {
      ...record,
      program: needs.includes("programs") ? record.program : "",
      verdict: { ...record.verdict, checks: needs.includes("checks") ? record.verdict.checks : [] },
    });
  }

  /** Counts an item without a record, and what it cost all the same. */
  addFailed(spend: Spend | undefined): void {
    this.failed++;
    if (spend) this.#lost.push(spend);
  }

  /** Metrics see the records in the order of `items`, so that their intervals do not depend on timing. */
  numbers(
    items: Iterable<{ task: string; attempt: number }>,
    options: MetricOptions & { onSilent?: (metric: Metric) => void },
  ): Pick<Report, "metrics" | "samples" | "outcomes" | "failed" | "reused" | "cost"> {
    const records: SampleRecord[] = [];
    const outcomes = Object.fromEntries(OUTCOMES.map((name) => [name, 0])) as Record<Outcome, number>;
    for (const item of items) {
      const record = this.#records.get(itemKey(item));
      if (!record) continue;
      records.push(record);
      outcomes[record.outcome]++;
    }
    const values: Report["metrics"] = {};
    for (const metric of this.#metrics) {
      const told = metric.of(records, options);
      if (metric.needs && Object.keys(told).length === 0) options.onSilent?.(metric);
      Object.assign(values, told);
    }
    return {
      metrics: values,
      samples: records.length,
      outcomes,
      failed: this.failed,
      reused: this.reused,
      cost: costOf([...records.flatMap(({ spend }) => spend ?? []), ...this.#lost]),
    };
  }
}

type Cost = Report["cost"];

function costOf(spends: Spend[]): Cost {
  const cost: Cost = { calls: 0, tokens: { prompt: 0, completion: 0 }, usd: 0 };
  for (const spend of spends) {
    add(cost, spend);
    if (!spend.judging) continue;
    cost.judging ??= { calls: 0, tokens: { prompt: 0, completion: 0 }, usd: 0 };
    add(cost.judging, spend.judging);
  }
  return cost;
}

function add(cost: NonNullable<Cost["judging"]>, { calls, tokens, usd }: NonNullable<Cost["judging"]>): void {
  cost.calls += calls;
  cost.tokens.prompt += tokens.prompt;
  cost.tokens.completion += tokens.completion;
  cost.usd = cost.usd === null || usd === null ? null : cost.usd + usd;
}
