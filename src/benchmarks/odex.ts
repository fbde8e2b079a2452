import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { importedModules } from "./answers/libraries.ts";
import { checkedRow } from "./python/checked-row.ts";
import { mark } from "./python/mark.ts";
import { sharedProcess } from "./python/shared-process.ts";
import { pythonText } from "./python/text.ts";

const Row = z.object({
  task_id: z.union([z.int(), z.string()]),
  intent: z.string(),
  /** Ends in the midst of a line; the answer continues it. */
  prompt: z.string(),
  suffix: z.string().default(""),
  canonical_solution: z.string(),
  /** Imports and `def check(candidate):`; each test is a body of it. */
  test_start: z.string(),
  test: z.array(z.string()).min(1),
  entry_point: z.string().min(1),
});

type Row = z.infer<typeof Row>;

/** ODEX: open-domain questions of Stack Overflow, answered in a line or a few, with tests written by people. */
const odex: Benchmark<Row> = {
  id: "odex",
  title: "ODEX (English)",
  paper: "Wang et al. 2022, arXiv 2212.10481",
  language: "python",
  source: {
    file: "en_test.jsonl",
    alsoNamed: ["odex_en.jsonl.gz", "odex_en.jsonl"],
    url: "https://raw.githubusercontent.com/zorazrw/odex/21308ea6d474a078d5a85c61c2b5ca228d1fd167/data/en_test.jsonl",
    sha256: "1ed71a3d47143f9a6e61877994d2403dd63fcdcea2db5ec328a2884410c8abc2",
    licence: "CC BY-SA 4.0",
  },
  repeats: 2,
  parse: (row) => checkedRow(Row, row),
  problem: (row) => {
    const reference = row.prompt + row.canonical_solution + row.suffix;
    const tests = row.test.map((body) => `(None, lambda: _check(${pythonText(body)}))`);
    return {
      task: {
        // One question has several rows.
        id: `odex/${row.task_id}-${mark(JSON.stringify(row))}`,
        prompt: `# ${row.intent}\n${row.prompt}`,
        language: "python",
        entry: row.entry_point,
        starter: row.prompt,
        tests: [],
      },
      ...sharedProcess({
        needs: importedModules(`${row.test_start}\n${reference}`),
        // Answers name this submodule without importing it: the published harness had loaded it.
        runner: `
import urllib.request
_names = {"__name__": "candidate"}
exec(compile(${pythonText(row.test_start)} + "\\n    pass\\n", "<test>", "exec"), _names)
exec(compile(_answer, "<answer>", "exec"), _names)
def _check(body):
    exec(compile(${pythonText(row.test_start)} + body, "<test>", "exec"), _names)
    _names["check"](_names[${pythonText(row.entry_point)}])
_tests = [${tests.join(", ")}]`,
        tests: tests.length,
        limits: { cpuSeconds: 30, memoryBytes: 4 * 1024 ** 3, processes: 128 },
      }),
      reference,
    };
  },
};

export default odex;
