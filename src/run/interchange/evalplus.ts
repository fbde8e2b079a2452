import { z } from "zod";
import { AssayError } from "../../core/errors.ts";
import type { SampleRecord } from "../../core/record.ts";
import type { RecordedSample } from "./recorded.ts";

const status = z.union([z.string(), z.tuple([z.string()]).rest(z.unknown())]).nullish();
const answer = z.looseObject({
  solution: z.string().optional(),
  base_status: status,
  plus_status: status,
  base: status,
  plus: status,
});
const schema = z.looseObject({ eval: z.record(z.string(), z.union([z.array(answer), z.looseObject({})])) });

/** Whether a JSON value is EvalPlus's `…_eval_results.json`. */
export function isEvalplusResults(value: unknown): boolean {
  const read = schema.safeParse(value);
  return read.success && Object.values(read.data.eval).every(Array.isArray);
}

/**
 * The samples of EvalPlus's results, with its verdict: passed means base and plus, where plus was run. Results of old
 * versions hold no programs, and are refused: SAMPLE_FORMAT.
 */
export function readEvalplusResults(value: unknown, where: string): RecordedSample[] {
  const { eval: tasks } = schema.parse(value);
  return Object.entries(tasks).flatMap(([task, answers]) =>
    (answers as z.infer<typeof answer>[]).map((one, index): RecordedSample => {
      if (one.solution === undefined)
        throw new AssayError("SAMPLE_FORMAT", "no solution: these results hold verdicts and no programs", {
          where: `${where} eval.${task}[${index}]`,
          fix: "name the samples file that was judged",
        });
      const words = [one.base_status ?? one.base, one.plus_status ?? one.plus]
        .map((each) => (Array.isArray(each) ? each[0] : each))
        .filter((each) => each !== undefined && each !== null);
      const pass = words.length === 0 ? null : words.every((word) => word === "pass" || word === "success");
      return {
        task_id: task,
        sample_id: String(index),
        solution: one.solution,
        recorded: { by: "evalplus", pass },
      };
    }),
  );
}

/** Records of a run as EvalPlus's samples: `{ task_id, solution }`, one JSON object a line. */
export function evalplusSamples(records: readonly SampleRecord[]): string {
  return records
    .map(({ task, program }) => `${JSON.stringify({ task_id: task, solution: program })}\n`)
    .join("");
}
