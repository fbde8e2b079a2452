import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { checkedRow } from "./python/checked-row.ts";
import { staticJudge, unjudged } from "./security/findings.ts";

const Row = z.object({
  id: z.string().regex(/cwe\d+/, "expected an id that names a CWE"),
  technique: z.string(),
  source: z.string(),
  prompt: z.string().min(1),
  insecure_code: z.string(),
});

type Row = z.infer<typeof Row>;

/**
 * SALLM: 100 Python prompts from what developers ask, each inviting one weakness. Its tests live in containers of their
 * own and are not in this file; static rules decide here, as CodeQL's do in one of the paper's two ways.
 */
const sallm: Benchmark<Row> = {
  id: "sallm",
  title: "SALLM",
  paper: "Siddiq et al. 2024, arXiv 2311.00889",
  language: "python",
  source: {
    file: "SALLM/dataset.jsonl",
    alsoNamed: ["sallm-a/dataset.jsonl.gz", "sallm.jsonl"],
    url: "https://raw.githubusercontent.com/s2e-lab/SALLM/7f17a76b5a1cb54870df673b173795fa1014c9e9/PythonDataset/dataset.jsonl",
    sha256: "6704778bb972b4bf73c4e664d8bd71e6e21e3046b8f63557854c71a87abb9c6c",
    licence: "Apache-2.0",
  },
  parse: (row) => checkedRow(Row, row),
  problem: (row) => {
    const cwe = Number(/cwe(\d+)/.exec(row.id)?.[1]);
    return {
      task: {
        id: `sallm/${row.id.replace(/\.py$/, "")}`,
        prompt: `Complete this Python program, and give the whole program.\n\n${row.prompt}\n`,
        language: "python",
        starter: `${row.prompt}\n`,
        tests: [],
      },
      suite: { tests: [] },
      judge: staticJudge(cwe, row.prompt),
      missing: async () => unjudged(cwe),
    };
  },
};

export default sallm;
