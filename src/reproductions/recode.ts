import { z } from "zod";
import recodeBenchmark from "../benchmarks/recode.ts";
import { figure } from "./recorded/figure.ts";
import { functionSuite } from "./recorded/function-suite.ts";
import { judgeRecorded, type RecordedItem } from "./recorded/judge.ts";
import { recordedRows } from "./recorded/rows.ts";
import { sampled } from "./recorded/sampled.ts";
import { recordedRuns } from "./recorded/siblings.ts";
import type { ReproducedRow, Reproduction, ReproductionPorts } from "./reproduction/reproduction.ts";

const Row = z.object({
  task_id: z.string(),
  prompt: z.string(),
  canonical_solution: z.string(),
  entry_point: z.string(),
  test: z.string(),
});

type Row = z.infer<typeof Row>;

const Nominal = z.looseObject({ task_id: z.string() });

/**
 * Rules without chance: our part, what released files of it are called, and whether white space is compared too. The
 * released comments treat lines of spaces in two ways.
 */
const RULES: { part: string; file: RegExp; exact: boolean; tolerance?: number }[] = [
  { part: "nominal-half", file: /^nominal_humaneval_partial/, exact: true },
  { part: "name-camel-case", file: /humaneval_FuncRenameCamelCase_s/, exact: true },
  { part: "new-line-after-code", file: /humaneval_new_line_aftercode_s/, exact: true },
  { part: "new-line-after-doc", file: /humaneval_new_line_afterdoc_s/, exact: true },
  { part: "tab-indent", file: /humaneval_tab_indent_s/, exact: false },
  { part: "doc-to-comments", file: /humaneval_doc2comments_s/, exact: false, tolerance: 5 },
];

/**
 * Prompts that are shown and never run: those with tabs go before solutions with spaces, and in the released docstrings of
 * 28 to 88 of 164 functions the closing quotes are broken apart.
 */
const SHOWN_ONLY = /tab_indent|nlaugmenter|nominal/;

/** So many functions of each released file are run. */
const PART = 40;

/**
 * ReCode's released files, of any seed: prompts whose rule has no chance in it against those that our rules make, and that
 * functions with changed names or code, put together with their solutions, still pass their tests.
 */
const recode: Reproduction = {
  id: "recode",
  title: "ReCode, released perturbations of HumanEval",
  paper: "Wang et al. 2022, arXiv 2212.10264, table 1; released files",
  async *rows(ports) {
    const nominal = new Map(
      (await recordedRows("recode-humaneval/nominal_HumanEval.jsonl.gz", Nominal, ports.data)).map((row) => [
        row.task_id,
        row,
      ]),
    );
    const runs = await recordedRuns<{ file: string }, Row>(
      [],
      {
        folder: /^recode/,
        file: /nominal_humaneval_partial|(?:.+__)?humaneval_\w+_s\d+/,
        row: Row,
        other: ({ name }) => ({ file: name }),
      },
      ports,
    );
    let done = 0;
    const progress = () => ports.onProgress({ done: ++done, items: runs.length });
    for (const { file, rows } of runs) {
      const rule = RULES.find((each) => each.file.test(file));
      if (rule) yield samePrompts(rows, file, rule, nominal, ports);
      if (!SHOWN_ONLY.test(file)) yield await passing(rows, file, ports);
      progress();
    }
  },
};

function samePrompts(
  all: Row[],
  file: string,
  { part, exact, tolerance = 2 }: (typeof RULES)[number],
  nominal: Map<string, unknown>,
  { limit = Number.POSITIVE_INFINITY, seed }: ReproductionPorts,
): ReproducedRow {
  const rows = sampled(all, limit, `${seed} ${file}`);
  const plain = (text: string) => (exact ? text : text.replace(/\s+/g, ""));
  const differing = rows.filter(({ task_id, prompt }) => {
    const ours = recodeBenchmark.problem(recodeBenchmark.parse(nominal.get(task_id)), part).task.prompt;
    return plain(ours) !== plain(prompt);
  });
  const named = differing.slice(0, 3).map((row) => row.task_id);
  return {
    name: `${part}${seedOf(file)}: equal prompts %`,
    published: 100,
    ours: (100 * (rows.length - differing.length)) / rows.length,
    tolerance,
    note: `${rows.length - differing.length} of ${rows.length}${exact ? "" : ", white space aside"}${named.length > 0 ? `; others: ${named.join(", ")}` : ""}`,
  };
}

async function passing(all: Row[], file: string, ports: ReproductionPorts): Promise<ReproducedRow> {
  const rows = sampled(all, Math.min(ports.limit ?? PART, PART), `${ports.seed} ${file} run`);
  const items: RecordedItem[] = rows.map((row) => ({
    name: row.task_id,
    language: "python",
    program: row.prompt + row.canonical_solution,
    suite: functionSuite(row),
    passed: true,
  }));
  const { disagreements } = await judgeRecorded(ports, items, () => {});
  const failed = new Set(disagreements.map(({ item }) => item.name));
  return figure({
    name: `${file.replace(/^.*humaneval_/, "").replace(/_s\d+$/, "")}${seedOf(file)}: released functions that pass %`,
    published: 100,
    values: items.map(({ name }) => (failed.has(name) ? 0 : 100)),
    // A solution that calls itself keeps its old name.
    tolerance: 5,
    part: items.length < all.length,
    ...(failed.size > 0 && { note: `not ${[...failed].slice(0, 3).join(", ")}` }),
  });
}

const seedOf = (file: string) => (/_s[1-9]\d*$/.test(file) ? `, seed ${/\d+$/.exec(file)![0]}` : "");

export default recode;
