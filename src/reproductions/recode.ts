import { z } from "zod";
import recodeBenchmark from "../benchmarks/recode.ts";
import { recordedRows } from "./recorded/rows.ts";
import { sampled } from "./recorded/sampled.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({ task_id: z.string(), prompt: z.string() });
const Nominal = z.looseObject({ task_id: z.string() });

/**
 * Rules without chance: our part, the released file, and whether its white space is compared too. The released comments
 * treat lines of spaces in two ways.
 */
const FILES: { part: string; file: string; exact: boolean; tolerance?: number }[] = [
  { part: "nominal-half", file: "nominal_humaneval_partial", exact: true },
  { part: "name-camel-case", file: "humaneval__func_name__humaneval_FuncRenameCamelCase_s0", exact: true },
  { part: "new-line-after-code", file: "humaneval__format__humaneval_new_line_aftercode_s0", exact: true },
  { part: "new-line-after-doc", file: "humaneval__format__humaneval_new_line_afterdoc_s0", exact: true },
  { part: "tab-indent", file: "humaneval__format__humaneval_tab_indent_s0", exact: false },
  {
    part: "doc-to-comments",
    file: "humaneval__format__humaneval_doc2comments_s0",
    exact: false,
    tolerance: 5,
  },
];

/** ReCode's released prompts, against those that our rules make of the same functions. */
const recode: Reproduction = {
  id: "recode",
  title: "ReCode, perturbations without chance on HumanEval",
  paper: "Wang et al. 2022, arXiv 2212.10264, table 1; released files",
  async *rows(ports) {
    const read = <Shape>(file: string, schema: z.ZodType<Shape>) =>
      recordedRows(`recode-humaneval/${file}.jsonl.gz`, schema, ports.data);
    const nominal = new Map((await read("nominal_HumanEval", Nominal)).map((row) => [row.task_id, row]));
    let done = 0;
    for (const [index, { part, file, exact, tolerance = 2 }] of FILES.entries()) {
      const rows = sampled(
        await read(file, Row),
        ports.limit ?? Number.POSITIVE_INFINITY,
        `${ports.seed} ${part}`,
      );
      const plain = (text: string) => (exact ? text : text.replace(/\s+/g, ""));
      const differing = rows.filter(({ task_id, prompt }) => {
        const ours = recodeBenchmark.problem(recodeBenchmark.parse(nominal.get(task_id)), part).task.prompt;
        return plain(ours) !== plain(prompt);
      });
      done += rows.length;
      ports.onProgress({ done, items: (done / (index + 1)) * FILES.length });
      const named = differing.slice(0, 3).map((row) => row.task_id);
      yield {
        name: `${part}: equal prompts %`,
        published: 100,
        ours: (100 * (rows.length - differing.length)) / rows.length,
        tolerance,
        note: `${rows.length - differing.length} of ${rows.length}${exact ? "" : ", white space aside"}${named.length > 0 ? `; others: ${named.join(", ")}` : ""}`,
      };
    }
  },
};

export default recode;
