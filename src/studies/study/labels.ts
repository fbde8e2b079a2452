import { AssayError } from "../../core/errors.ts";
import { readJsonLines } from "../../files/jsonl.ts";
import { labelKey } from "./study.ts";

/** Labels by answer, from rows of `{task, attempt, label}`; the first attempt where none is named. Throws LABEL_FORMAT. */
export async function readLabels(path: string): Promise<Map<string, number>> {
  const labels = new Map<string, number>();
  for await (const { line, value } of readJsonLines(path)) {
    const {
      task,
      attempt = 0,
      label,
    } = (value ?? {}) as { task?: unknown; attempt?: unknown; label?: unknown };
    if (typeof task !== "string" || typeof attempt !== "number" || typeof label !== "number")
      throw new AssayError("LABEL_FORMAT", "the row is no label", {
        where: `${path}:${line}`,
        fix: '{"task": "HumanEval/0", "attempt": 0, "label": 3}',
      });
    labels.set(labelKey({ task, attempt }), label);
  }
  return labels;
}
