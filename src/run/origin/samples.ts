import type { Problem } from "../../core/problem.ts";
import { itemKey } from "../folder/records.ts";
import type { Origin } from "../origin.ts";
import type { FromSamples } from "../plan.ts";

/** Programs that are there already. Those of tasks that the plan's `limit` left out are reported, not judged. */
export function fromSamples(
  from: FromSamples,
  problems: Problem[],
  samples: { task: string; attempt: number; program: string }[],
  onNotice: (text: string) => void,
): Origin {
  const order = new Map(problems.map(({ task }, index) => [task.id, index]));
  const items = samples.filter(({ task }) => order.has(task));
  const place = (task: string) => order.get(task) ?? 0;
  items.sort((a, b) => place(a.task) - place(b.task) || a.attempt - b.attempt);
  const programs = new Map(items.map((item) => [itemKey(item), item.program]));

  const outside = samples.length - items.length;
  if (outside > 0) onNotice(`${outside} of ${samples.length} samples are of tasks left out by the limit`);
  const missing = problems.length - new Set(items.map(({ task }) => task)).size;
  if (missing > 0) onNotice(`${missing} of ${problems.length} tasks have no sample and are in no metric`);

  return {
    source: "samples",
    from: { ...from },
    items,
    stillHolds: (record) => programs.get(itemKey(record)) === record.program,
    answer: async (item) => ({ program: programs.get(itemKey(item)) ?? "" }),
  };
}
