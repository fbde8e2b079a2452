import { outcomeOf } from "../../core/verdict.ts";
import type { ReproducedRow, ReproductionPorts } from "../reproduction/reproduction.ts";
import { judgeRecorded, type RecordedAgreement, type RecordedItem } from "./judge.ts";
import { sampled } from "./sampled.ts";

/** One file of recorded programs. */
export interface RecordedRun {
  name: string;
  items: RecordedItem[];
  /** Those that are judged, when all would take long. */
  part?: RecordedItem[];
  /** What its authors report: passes among items. Without a report, what the file records is what is compared. */
  published?: { passes: number; items: number };
  /** In percentage points, for a record that is known to disagree with itself. */
  tolerance?: number;
  /** What the rows should say about this run, such as records that could not be judged. */
  note?: string;
}

/** Percentage points. Of the items, this share may rest on time, randomness or a mistaken record. */
const TOLERANCE = 1;

/**
 * Two rows for each run: the share that passes, as recorded and here, and the share of items whose verdict is the
 * recorded one. With a limit, both are of the same seeded part. Each item that disagrees is a notice.
 */
export async function* comparedRuns(
  ports: ReproductionPorts,
  runs: RecordedRun[],
): AsyncGenerator<ReproducedRow> {
  const { limit = Number.POSITIVE_INFINITY, seed, onNotice, onProgress } = ports;
  for (const { name, items, published } of runs) {
    const passes = items.filter((item) => item.passed).length;
    if (published === undefined) continue;
    if (passes === published.passes && items.length === published.items) continue;
    onNotice(
      `${name}: this file records ${passes} of ${items.length}, the published one ${published.passes} of ${published.items}`,
    );
  }
  const parts = runs.map((run) => ({
    ...run,
    items: sampled(run.part ?? run.items, limit, `${seed} ${run.name}`),
  }));
  const total = parts.reduce((sum, { items }) => sum + items.length, 0);
  let done = 0;
  let passed = 0;
  for (const part of parts) {
    const { name, items } = part;
    const agreement = await judgeRecorded(ports, items, (pass) => {
      passed += pass ? 1 : 0;
      onProgress({ done: ++done, items: total, passShare: passed / done });
    });
    for (const { item, verdict } of agreement.disagreements) {
      const recorded = item.passed ? "pass" : "not a pass";
      onNotice(`${name}, ${item.name}: recorded ${recorded}, here ${outcomeOf(verdict)}`);
    }
    yield* rowsOf(part, agreement);
  }
}

function* rowsOf(run: RecordedRun, agreement: RecordedAgreement): Generator<ReproducedRow> {
  const { name, tolerance = TOLERANCE } = run;
  const { items, recorded, passed, disagreements, unjudged } = agreement;
  if (items === 0) return;
  const aside = unjudged.length > 0 ? `; ${unjudged.length} more are in no form that can be judged` : "";
  const percent = (count: number) => (100 * count) / items;
  yield {
    name: `${name}: pass %`,
    published: percent(recorded),
    ours: percent(passed),
    tolerance,
    note: `${recorded} and ${passed} of ${items}${aside}${run.note ? `; ${run.note}` : ""}`,
  };
  const differing = disagreements.map(({ item }) => item.name);
  const named = differing.slice(0, 3).join(", ") + (differing.length > 3 ? ", …" : "");
  yield {
    name: `${name}: agreement %`,
    published: 100,
    ours: percent(items - differing.length),
    tolerance,
    note: differing.length === 0 ? "every item" : `all but ${differing.length}: ${named}`,
  };
}
