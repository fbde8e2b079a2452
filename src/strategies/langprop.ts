import type { Kit, Strategy } from "../core/strategy.ts";
import type { Candidate, Task, Test } from "../core/task.ts";
import type { Check } from "../core/verdict.ts";
import { failureText } from "../moves/repair.ts";
import { about } from "../moves/text/about.ts";
import { programMessages, programText, replyRule } from "../moves/text/describe.ts";
import { writeSeveral } from "../moves/write.ts";

export interface LangpropOptions {
  /** Requests of the setup, and programs asked for in each request, there and for rewrites. */
  setup: number;
  responses: number;
  /** Programs kept, and how many of the best are rewritten. */
  kept: number;
  rewritten: number;
  /** Visible tests in a batch; null is all of them. */
  batch: number | null;
  /** How often all tests are gone through. */
  epochs: number;
  /** What is left of a priority's weight at each new batch: 1 is the mean over all that was seen. */
  decay: number;
  temperature: number;
  maxTokens: number | null;
}

/** A program with what the batches so far say of it: a weighted mean of item scores. */
export interface Entry {
  candidate: Candidate;
  priority: number;
  weight: number;
  /** On the last batch. */
  worst: string;
}

/**
 * A program trained on the visible tests: several programs are kept, each batch of tests scores all of them, and the best
 * are rewritten from the item that they do worst. An item scores 1 when passed, 0 when wrong, −1 for an exception. New
 * programs see the same batch as the others before they are compared. Ends when the best passes all visible tests.
 * Calls: `program` ×3 for two each; per batch `repair` for each of the best three, two each.
 */
const langprop: Strategy<LangpropOptions> = {
  id: "langprop",
  title: "LangProp: programs as records, trained on batches of tests",
  paper: "Ishida et al. 2024, arXiv 2401.10314",
  calls: "program ×2 three times, then repair ×2 three times for each batch",
  options: {
    setup: 3,
    responses: 2,
    kept: 4,
    rewritten: 3,
    batch: null,
    epochs: 5,
    decay: 1,
    temperature: 0.8,
    maxTokens: null,
  },
  async solve(task, kit, options) {
    const { responses: n, rewritten, kept, epochs } = options;
    let entries: Entry[] = [];
    for (let call = 0; call < options.setup; call++) {
      const how = { ...options, n, id: `setup/${call}` };
      entries.push(...(await writeSeveral(task, kit, programMessages(task), how)).map(entry));
    }
    const size = Math.max(1, options.batch ?? task.tests.length);
    for (let epoch = 0; epoch < epochs && task.tests.length > 0; epoch++) {
      for (let at = 0; at < task.tests.length; at += size) {
        const batch = task.tests.slice(at, at + size);
        entries = sorted(await scored(task, entries, batch, kit, options)).slice(0, kept);
        if ((await kit.check(entries[0]!.candidate)).pass) return entries.map(({ candidate }) => candidate);
        const best = entries.slice(0, rewritten);
        const made = await Promise.all(
          best.map(({ candidate, worst }, index) => {
            const parts = { Program: programText(candidate, task), "What it does worst": worst };
            const id = `rewrite/${epoch}-${at}-${index}`;
            const how = { ...options, n, id, parent: candidate.id, purpose: "repair" } as const;
            return writeSeveral(
              task,
              kit,
              about(task, parts, `Rewrite it so that it does better. ${replyRule(task)}`),
              how,
            );
          }),
        );
        entries = sorted([...entries, ...(await scored(task, made.flat().map(entry), batch, kit, options))]);
      }
    }
    return entries.map(({ candidate }) => candidate);
  },
};

const entry = (candidate: Candidate): Entry => ({ candidate, priority: 0, weight: 0, worst: "" });
const sorted = (entries: Entry[]) => [...entries].sort((a, b) => b.priority - a.priority);

/** `(priority · weight + mean · n) / (weight + n)`, with the old weight decayed first. */
export function updated(
  old: Entry,
  scores: readonly number[],
  decay: number,
): Pick<Entry, "priority" | "weight"> {
  const weight = old.weight * decay;
  const total = scores.reduce((sum, score) => sum + score, 0);
  return {
    priority: (old.priority * weight + total) / (weight + scores.length),
    weight: weight + scores.length,
  };
}

async function scored(
  task: Task,
  entries: Entry[],
  batch: Test[],
  kit: Kit,
  { decay }: LangpropOptions,
): Promise<Entry[]> {
  return Promise.all(
    entries.map(async (old) => {
      const verdict = await kit.check(old.candidate, batch);
      // What a build failure keeps from running has not been passed either.
      const scores = batch.map((_, at) => scoreOf(verdict.checks.find(({ test }) => test === at)));
      const [worst] = [...verdict.checks].sort((a, b) => scoreOf(a) - scoreOf(b));
      const shown = { ...verdict, checks: worst ? [worst] : [] };
      return { ...old, ...updated(old, scores, decay), worst: failureText(shown, { ...task, tests: batch }) };
    }),
  );
}

function scoreOf(check: Check | undefined): number {
  if (check?.outcome === "pass") return 1;
  return check?.outcome === "fail" ? 0 : -1;
}

export default langprop;
