import { z } from "zod";
import type { Benchmark, Source } from "../core/benchmark.ts";
import { importedModules } from "./answers/libraries.ts";
import { checkedRow } from "./python/checked-row.ts";
import { sharedProcess } from "./python/shared-process.ts";
import { pythonText } from "./python/text.ts";
import { RUN_METHOD, testMethods } from "./python/unittest.ts";

const Row = z.object({
  task_id: z.string().min(1),
  entry_point: z.string(),
  /** Imports, signature and docstring. The first release calls it `prompt`, later ones `complete_prompt`. */
  complete_prompt: z.string(),
  /** The same in sentences. The first release: `instruction`. */
  instruct_prompt: z.string(),
  canonical_solution: z.string(),
  /** A unittest class `TestCases`. */
  test: z
    .string()
    .refine((test) => testMethods(test).get("TestCases")?.length, "expected test methods in TestCases"),
});

type Row = z.infer<typeof Row>;

const source: Source = {
  file: "BigCodeBench.jsonl.gz",
  alsoNamed: ["BigCodeBench.jsonl"],
  url: "https://raw.githubusercontent.com/bigcode-project/bigcodebench-annotation/a3b89850db670d7302571142b881e4f85eef18e3/data/BigCodeBench.jsonl.gz",
  sha256: "c31f7f526ff135fec2624f0b4cb4355a6787b82211231041e6f67a11ea32870c",
  licence: "Apache-2.0",
};

/**
 * BigCodeBench: 1,140 tasks with many libraries, from a docstring (`complete`) or from sentences (`instruct`). The tests replace
 * functions of the program and look at figures and files, so they share its process, as in the published harness.
 */
const bigcodebench: Benchmark<Row> = {
  id: "bigcodebench",
  title: "BigCodeBench",
  paper: "Zhuo et al. 2024, arXiv 2406.15877",
  language: "python",
  parts: { complete: source, instruct: source },
  parse: (row) => {
    const { prompt, instruction } = (row ?? {}) as Record<string, unknown>;
    const first =
      typeof row === "object" ? { complete_prompt: prompt, instruct_prompt: instruction, ...row } : row;
    return checkedRow(Row, first);
  },
  problem: (row, part = "complete") => {
    const complete = part !== "instruct";
    const methods = testMethods(row.test).get("TestCases")!;
    const reference = row.complete_prompt + row.canonical_solution;
    const tests = methods.map((name) => `(None, lambda: _run(_module.TestCases, ${pythonText(name)}))`);
    return {
      task: {
        id: complete ? row.task_id : `${row.task_id}/instruct`,
        prompt: complete ? row.complete_prompt : row.instruct_prompt,
        language: "python",
        entry: row.entry_point,
        ...(complete && { starter: row.complete_prompt }),
        tests: [],
      },
      ...sharedProcess({
        needs: importedModules(`${reference}\n${row.test}`),
        runner: `
import os, sys, types
os.environ["MPLBACKEND"] = "Agg"
os.environ["TZ"] = "UTC"
${RUN_METHOD}
_module = types.ModuleType("__test__")
_module.__dict__.update(__file__="__test__.py", sys=sys, os=os, environ=os.environ)
sys.modules["__test__"] = _module
exec(compile(_answer + "\\n" + ${pythonText(row.test)}, "__test__.py", "exec"), _module.__dict__)
_tests = [${tests.join(", ")}]`,
        tests: methods.length,
        limits: { cpuSeconds: 120, idleSeconds: 30, memoryBytes: 8 * 1024 ** 3, processes: 256 },
      }),
      reference,
    };
  },
};

export default bigcodebench;
