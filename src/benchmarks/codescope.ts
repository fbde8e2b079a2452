import { z } from "zod";
import type { Benchmark } from "../core/benchmark.ts";
import { decided } from "./answers/decided.ts";
import { plainAnswer } from "./answers/plain.ts";
import { checkedRow } from "./python/checked-row.ts";
import { pythonData } from "./python/data.ts";

const Smell = z.object({
  id: z.coerce.number(),
  lang_cluster: z.enum(["C#", "Java"]),
  source_code: z.string(),
  smell_code: z.string().min(1),
  smell: z.enum(["large class", "data class", "blob", "feature envy", "long method"]),
});

const Slow = z.object({
  id: z.number(),
  lang: z.string(),
  description: z.string(),
  time_baseline_source_code: z.string().min(1),
  /** A Python list of `{input, output: […]}`, any of the outputs being right. */
  testcases: z.string(),
});

type Row = z.infer<typeof Smell> | z.infer<typeof Slow>;

const LANGUAGES: Record<string, string> = {
  "Python 3": "python",
  "GNU C": "c",
  "GNU C++": "cpp",
  "Mono C#": "csharp",
};

const at = "https://raw.githubusercontent.com/WeixiangYAN/CodeScope/148e7e9b9a9a362953c321fce09497d7492116c0";

/**
 * CodeScope: name the smell of a piece of Java or C# (`smell`), and write a program that costs less than a given one
 * (`optimisation`). The tests decide whether the faster program is still right; what it costs is in the verdict's
 * measures, beside those of the given one.
 */
const codescope: Benchmark<Row> = {
  id: "codescope",
  title: "CodeScope (code smell, optimisation)",
  paper: "Yan et al. 2023, arXiv 2311.08588",
  language: "python",
  parts: {
    smell: {
      file: "code_smell_result_gpt4.jsonl",
      alsoNamed: ["code_smell_gpt4.jsonl.gz", "code_smell_data.jsonl"],
      url: `${at}/code_smell/inference/results/code_smell_result_gpt4.jsonl`,
      sha256: "901480c3c1e1e2b2a98c2437f6e0252151c397574af0ca4e9f131734e2d43dd8",
      licence: "MIT",
    },
    optimisation: {
      file: "code_optimization_data.jsonl",
      alsoNamed: ["code_optimization.jsonl.gz"],
      url: `${at}/data/code_optimization_data.jsonl`,
      sha256: "a065c47738bd044fa46f0847d1517865122b5d8c46502d8c0d5feee81503c330",
      licence: "MIT",
    },
  },
  parse: (row, part) => (part === "optimisation" ? checkedRow(Slow, row) : checkedRow(Smell, row)),
  problem: (row) => ("smell" in row ? smellProblem(row) : slowProblem(row)),
};

const SMELLS = Smell.shape.smell.options;

function smellProblem(row: z.infer<typeof Smell>) {
  return {
    task: {
      id: `codescope/smell/${row.id}`,
      prompt: `Which smell does the part below have, seen in its file? Answer with one of: ${SMELLS.join(", ")}.\n\nThe part:\n${row.smell_code}\n\nThe file:\n${row.source_code}\n`,
      language: row.lang_cluster === "C#" ? "csharp" : "java",
      tests: [],
    },
    suite: { tests: [] },
    judge: {
      key: { smell: row.smell },
      async verdict(answer: string) {
        const said = SMELLS.filter((smell) => plainAnswer(answer).toLowerCase().includes(smell));
        return decided([{ pass: said.length === 1 && said[0] === row.smell, why: `it is a ${row.smell}` }]);
      },
    },
    reference: row.smell,
  };
}

function slowProblem(row: z.infer<typeof Slow>) {
  const cases = z
    .array(z.object({ input: z.string(), output: z.array(z.string()) }))
    .parse(pythonData(row.testcases));
  return {
    task: {
      id: `codescope/optimisation/${row.id}`,
      prompt: `Write a program that does the same in less time and memory. Answer with the program only.\n\n${row.description.trim()}\n\n${row.time_baseline_source_code}\n`,
      language: LANGUAGES[row.lang] ?? "python",
      starter: row.time_baseline_source_code,
      tests: [],
    },
    suite: {
      // Where several outputs are right, the first is the one that the given programs print.
      tests: cases.map(({ input, output }) => ({
        kind: "io" as const,
        stdin: input,
        stdout: output[0] ?? "",
      })),
      limits: { cpuSeconds: 30 },
    },
    reference: row.time_baseline_source_code,
  };
}

export default codescope;
