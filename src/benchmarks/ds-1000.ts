import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { importedModules } from "./answers/libraries.ts";
import { checkedRow } from "./python/checked-row.ts";
import { sharedProcess } from "./python/shared-process.ts";
import { pythonText } from "./python/text.ts";

const Row = z.object({
  prompt: z.string(),
  reference_code: z.string(),
  metadata: z.object({ problem_id: z.int(), library: z.string() }),
  /** Defines `test_execution(solution)`, and sometimes `test_string(solution)`: demands on the text. */
  code_context: z.string(),
});

type Row = z.infer<typeof Row>;

/** DS-1000: data science with seven libraries. The answer is the code that goes where the context says `[insert]`. */
const ds1000: Benchmark<Row> = {
  id: "ds-1000",
  title: "DS-1000",
  paper: "Lai et al. 2022, arXiv 2211.11501",
  language: "python",
  source: {
    file: "ds1000_docs.json",
    alsoNamed: ["ds1000.jsonl.gz", "ds1000.jsonl", "ds1000_canonical_docs.jsonl.gz"],
    url: "https://raw.githubusercontent.com/code-rag-bench/code-rag-bench/f9e100ca9ed94b8f1983b356ae81966e30210cf4/retrieval/datasets/canonical/ds1000_docs.json",
    sha256: "cab42ba5034ddecf1ed762eb4f1a5f19299635a0bd6a28bb339a1c8c2a91079f",
    licence: "CC BY-SA 4.0",
  },
  stop: ["</code>", "# SOLUTION END"],
  parse: (row) => checkedRow(Row, row),
  problem: (row) => {
    const strings = /^def test_string\(/m.test(row.code_context);
    return {
      task: {
        id: `ds-1000/${row.metadata.problem_id}`,
        prompt: row.prompt,
        language: "python",
        tests: [],
      },
      ...sharedProcess({
        needs: importedModules(row.code_context),
        runner: `
import os
os.environ["MPLBACKEND"] = "Agg"
_names = {"__name__": "context"}
exec(compile(${pythonText(row.code_context)}, "<test>", "exec"), _names)
def _execution():
    os.chdir("/tmp")
    _names["test_execution"](_answer)
_tests = [("execution", _execution)${strings ? ', ("text", lambda: _names["test_string"](_answer))' : ""}]`,
        tests: strings ? 2 : 1,
        limits: { cpuSeconds: 120, idleSeconds: 30, memoryBytes: 8 * 1024 ** 3, processes: 256 },
      }),
      reference: row.reference_code,
    };
  },
};

export default ds1000;
