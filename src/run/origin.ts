import type { SampleRecord } from "../core/record.ts";
import type { Spend } from "../core/strategy.ts";
import type { Journal } from "../kit/journal.ts";

/** One program to be judged. */
export interface Item {
  task: string;
  /** Which independent sample or attempt, from 0. */
  attempt: number;
}

/** The part of a record that says how the program came to be. */
export type Answer = Pick<SampleRecord, "program" | "spend" | "stopped" | "probability">;

interface AnswerPorts {
  journal: Journal;
  signal: AbortSignal;
  /** Told what was spent, also when there will be no answer. */
  onSpend(spend: Spend): void;
}

/** Where a run's programs come from: a file, or a strategy over a model. */
export interface Origin {
  /** For the report: `samples`, or the model's source. */
  source: string;
  /** For the report: what identifies it. */
  from: Record<string, unknown>;
  /** In order of task, then attempt. */
  items: Item[];
  /** Whether a record of earlier work is still what this item would give. */
  stillHolds(record: SampleRecord): boolean;
  /** Rejects when something other than the program is at fault. */
  answer(item: Item, ports: AnswerPorts): Promise<Answer>;
}
