import { z } from "zod";
import { judgeRecorded } from "./recorded/judge.ts";
import { recordedRows } from "./recorded/rows.ts";
import { sampled } from "./recorded/sampled.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({
  task_id: z.string(),
  entry_point: z.string(),
  code: z.string(),
  inputs: z.array(z.string()),
  outputs: z.array(z.string()),
});

/** REval's functions return what is recorded for their inputs; the other questions have no recorded truth. */
const reval: Reproduction = {
  id: "reval",
  title: "REval, recorded outputs of its functions",
  paper: "Chen et al. 2024, arXiv 2403.16437; released data",
  async *rows(ports) {
    const rows = await recordedRows("reval/DREval_data.jsonl.gz", Row, ports.data);
    const all = rows.flatMap(({ task_id, entry_point, code, inputs, outputs }) =>
      outputs.map((output, at) => ({
        name: `${task_id} input ${at}`,
        language: "python",
        program: code,
        suite: {
          entry: entry_point,
          tests: [{ kind: "code" as const, code: `assert ${entry_point}(*${inputs[at]}) == ${output}` }],
        },
        passed: true,
      })),
    );
    const items = sampled(all, ports.limit ?? Number.POSITIVE_INFINITY, ports.seed);
    let done = 0;
    const { passed, disagreements } = await judgeRecorded(ports, items, () =>
      ports.onProgress({ done: ++done, items: items.length }),
    );
    for (const { item, verdict } of disagreements)
      ports.onNotice(`${item.name}: ${verdict.checks.at(-1)?.output}`);
    const distinct = new Set(items.map(({ program }) => program)).size;
    const spoiled = new Set(disagreements.map(({ item }) => item.program)).size;
    const row = (name: string, count: number, of: number) => ({
      name,
      published: 100,
      ours: (100 * count) / of,
      tolerance: 1,
      note: `${count} of ${of}`,
    });
    yield row("outputs as recorded %", passed, items.length);
    yield row("programs all of whose outputs are as recorded %", distinct - spoiled, distinct);
  },
};

export default reval;
