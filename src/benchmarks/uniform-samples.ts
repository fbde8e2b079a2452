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
  file: `${name}.jsonl.gz`,
  alsoNamed: [`${name}.jsonl`, `code_eval_${name}.jsonl`],
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
      "08071d77d0ba8600b8b0f7c7f9017d775238ad7f02f4c2b8ad5185aeaa613511",
      "Apache-2.0",
    ),
    mhpp: source(
      "mhpp",
      "085cc6aa1211d2751d2722efd8677b9213b560db4ee39a0887d36dd78eb5a443",
      "Apache-2.0 (SandboxFusion); MHPP's own is not stated",
    ),
    "can-it-edit": source(
      "can_it_edit",
      "dc4f6612d5e182ab65d421e5b5597db37b1ac771db5e9b2adfcc36c76c8aa13b",
      "MIT",
    ),
    "shadow-humaneval": source(
      "shadow_humaneval_python",
      "f1fe931e8b358451227e16e89215210f196559e9fd5711e2d6c20246cc9a721d",
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
