import { z } from "zod";
import type { Benchmark, Source } from "../core/benchmark.ts";
import type { Problem } from "../core/problem.ts";
import { importedModules } from "./answers/libraries.ts";
import { checkedRow } from "./python/checked-row.ts";
import { sharedProcess } from "./python/shared-process.ts";
import { pythonText } from "./python/text.ts";

const Row = z.object({
  id: z.union([z.int(), z.string()]),
  /** The prompt, or the program to be edited. */
  content: z.string().min(1),
  /** JSON text, or what it says. */
  labels: z.string(),
  /** Python, or JSON text with `code`. */
  test: z.string().min(1),
  canonical_solution: z.string().optional(),
});

type Row = z.infer<typeof Row>;

const Labels = z.object({
  entry_point: z.string().optional(),
  instruction_descriptive: z.string().optional(),
});

const source = (name: string, sha256: string, licence: string): Source => ({
  file: `code_eval_${name}.jsonl`,
  alsoNamed: [`${name}.jsonl.gz`, `${name}.jsonl`],
  url: `https://raw.githubusercontent.com/bytedance/SandboxFusion/469de0845cb7d665bc68044d541aa3aa28c5b30a/sandbox/tests/datasets/samples/code_eval_${name}.jsonl`,
  sha256,
  licence,
});

/** Samples of 11 to 20 tasks of four Python benchmarks, in the one form in which SandboxFusion tests itself. */
const uniformSamples: Benchmark<Row> = {
  id: "uniform-samples",
  title: "Samples of EvoEval, MHPP, CanItEdit and ShadowHumanEval in SandboxFusion's form",
  paper: "Cheng et al. 2024, arXiv 2412.00535",
  language: "python",
  parts: {
    evoeval: source(
      "EvoEval",
      "8efe4ed956c7ae8bf47ddf43e864a5b798a6c5eb0382732fe8996c98a8a324cb",
      "Apache-2.0",
    ),
    mhpp: source(
      "mhpp",
      "6410ba9d65b94e9cf8860a2e5468c3e9458c989d1cb3697ccbefa82c664d899d",
      "Apache-2.0 (SandboxFusion); MHPP's own is not stated",
    ),
    "can-it-edit": source(
      "can_it_edit",
      "cd81301979b36cf0da39ce50cd2343a9d8b23aa7d8d47f8e316df0997d2298ad",
      "MIT",
    ),
    "shadow-humaneval": source(
      "shadow_humaneval_python",
      "8a0d22459ff814827a2d722bfb9506388d45399f00c1a5da461ef4957dece46c",
      "Apache-2.0",
    ),
  },
  parse: (row) => checkedRow(Row, row),
  problem: (row, part = "mhpp") => {
    const labels = Labels.parse(JSON.parse(row.labels));
    const named = labels.entry_point === undefined ? {} : { entry: labels.entry_point };
    const body = row.canonical_solution ?? "";
    const id = `${part}/${row.id}`;
    if (part === "can-it-edit") {
      const { code } = z.object({ code: z.string() }).parse(JSON.parse(row.test));
      return {
        task: {
          id,
          prompt: `${row.content}\n\n${labels.instruction_descriptive ?? ""}`,
          language: "python",
          tests: [],
        },
        // Tests are written to stand at the end of the program.
        ...together(code, `${body}\n${code}`),
        ...(body && { reference: body }),
      };
    }
    const whole = part === "mhpp";
    const test = labels.entry_point === undefined ? row.test : `${row.test}\ncheck(${labels.entry_point})`;
    const judged =
      importedModules(row.test).length > 0
        ? together(test, row.test)
        : { suite: { ...named, tests: [{ kind: "code" as const, code: test }], limits: { cpuSeconds: 20 } } };
    return {
      task: {
        id,
        prompt: row.content,
        language: "python",
        ...named,
        ...(!whole && { starter: row.content }),
        tests: [],
      },
      ...judged,
      ...(body && { reference: `${row.content.trimEnd()}\n${body}` }),
    };
  },
};

function together(test: string, imports: string): Pick<Problem, "suite" | "judge" | "missing"> {
  const runner = `
_names = {"__name__": "candidate"}
exec(compile(_answer, "<answer>", "exec"), _names)
_tests = [(None, lambda: exec(compile(${pythonText(test)}, "<test>", "exec"), _names))]`;
  const limits = { cpuSeconds: 30, memoryBytes: 4 * 1024 ** 3, processes: 128 };
  return sharedProcess({ needs: importedModules(imports), runner, tests: 1, limits });
}

export default uniformSamples;
