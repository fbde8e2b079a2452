import { AssayError } from "../../core/errors.ts";
import { hashOf } from "../../core/hash.ts";
import type { Suite } from "../../core/task.ts";
import type { Verdict } from "../../core/verdict.ts";
import { inWindow } from "../../run/window.ts";
import type { ReproductionPorts } from "../reproduction/reproduction.ts";

/** One program whose correctness its authors recorded. */
export interface RecordedItem {
  /** Names it in its file, e.g. `HumanEval/7` or `HumanEval/7 run 3`. */
  name: string;
  language: string;
  program: string;
  suite: Suite;
  /** What the authors recorded. */
  passed: boolean;
}

/** Our verdicts beside the recorded ones. */
export interface RecordedAgreement {
  /** Those that were judged. */
  items: number;
  /** Items whose test is in no form that can be judged in their language: in none of the other counts. */
  unjudged: RecordedItem[];
  /** Items recorded as passing, and items that pass here. */
  recorded: number;
  passed: number;
  /** In the order of the items. */
  disagreements: { item: RecordedItem; verdict: Verdict }[];
}

/**
 * Judges each distinct program with its suite once, and compares. A broken sandbox throws. `onJudged` is called
 * as each item is done.
 */
export async function judgeRecorded(
  ports: Pick<ReproductionPorts, "sandbox" | "signal">,
  items: RecordedItem[],
  onJudged: (passed: boolean) => void,
): Promise<RecordedAgreement> {
  const { sandbox, signal } = ports;
  const groups = new Map<string, number[]>();
  for (const [index, { language, program, suite }] of items.entries()) {
    const key = hashOf([language, program, suite]);
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  }
  const verdicts: (Verdict | undefined)[] = [];
  const judged = inWindow(groups.values(), 4 * sandbox.workers, signal, async (group, stop) => {
    const { language, program, suite } = items[group[0]!]!;
    const verdict = await sandbox
      .check({ language, program, suite, trusted: true }, stop)
      .catch((error: unknown) => {
        if (error instanceof AssayError && error.code === "NO_CODE_TESTS") return undefined;
        throw error;
      });
    for (const index of group) verdicts[index] = verdict;
    return { count: group.length, pass: verdict?.pass ?? false };
  });
  for await (const { count, pass } of judged) for (let n = 0; n < count; n++) onJudged(pass);

  const compared = items.flatMap((item, index) => {
    const verdict = verdicts[index];
    return verdict ? [{ item, verdict }] : [];
  });
  return {
    items: compared.length,
    unjudged: items.filter((_, index) => verdicts[index] === undefined),
    recorded: compared.filter(({ item }) => item.passed).length,
    passed: compared.filter(({ verdict }) => verdict.pass).length,
    disagreements: compared.filter(({ item, verdict }) => verdict.pass !== item.passed),
  };
}
