import type { Benchmark, Source } from "../core/benchmark.ts";
import { loadRoom } from "../core/room.ts";
import { checkedRow } from "./python/checked-row.ts";
import { HUMANEVAL_FILE, HUMANEVAL_STOP, HumanEvalRow, humanEvalProblem } from "./python/humaneval.ts";
import {
  functionText,
  type Perturbation,
  perturbed,
  programOf,
  promptOf,
  withHalf,
} from "./recode/perturbation.ts";

/** Every perturbation, by id. */
const PERTURBATIONS = new Map(
  (await loadRoom<Perturbation>(new URL("./recode/perturbations/", import.meta.url), "perturbation")).map(
    (each) => [each.id, each],
  ),
);

const parts: Record<string, Source> = { nominal: HUMANEVAL_FILE, "nominal-half": HUMANEVAL_FILE };
for (const id of PERTURBATIONS.keys()) parts[id] = HUMANEVAL_FILE;

/** Of several that are published, one seed is run; `perturbed` takes any. */
const SEED = 0;

/**
 * ReCode: HumanEval's prompts, changed as a careless or another programmer would write them; the changes are made here,
 * by rule. Compare a part with `nominal`, and those of syntax and format, which show half of the body, with `nominal-half`.
 */
const recode: Benchmark<HumanEvalRow> = {
  id: "recode",
  title: "ReCode (perturbed HumanEval)",
  paper: "Wang et al. 2022, arXiv 2212.10264",
  language: "python",
  parts,
  stop: HUMANEVAL_STOP,
  parse: (row) => checkedRow(HumanEvalRow, row),
  problem(row, part = "nominal") {
    const problem = humanEvalProblem(row);
    const { prompt, canonical_solution: solution, entry_point: entry } = row;
    const own = functionText(prompt, solution, entry);
    const id = `recode/${part}/${problem.task.id}`;
    const perturbation = PERTURBATIONS.get(part);
    if (!own || (!perturbation && part === "nominal")) return { ...problem, task: { ...problem.task, id } };
    const halved =
      perturbation?.group === "syntax" || perturbation?.group === "format" || part === "nominal-half";
    const shown = halved ? withHalf(own) : own;
    const text = perturbation ? perturbed(shown, perturbation, SEED) : shown;
    const mention = new RegExp(`\\b${own.entry}\\b`, "g");
    const called = (code: string) => code.replace(mention, text.entry);
    return {
      task: {
        ...problem.task,
        id,
        prompt: promptOf(text),
        starter: promptOf(text),
        entry: text.entry,
        tests: problem.task.tests.map((test) =>
          test.kind === "code" ? { ...test, code: called(test.code) } : test,
        ),
      },
      suite: {
        ...problem.suite,
        entry: text.entry,
        tests: problem.suite.tests.map((test) =>
          test.kind === "code" ? { ...test, code: called(test.code) } : test,
        ),
        ...(problem.suite.prelude !== undefined && { prelude: called(problem.suite.prelude) }),
      },
      reference: programOf(text),
      ...(perturbation && {
        variantOf: `recode/${halved ? "nominal-half" : "nominal"}/${problem.task.id}`,
      }),
    };
  },
};

export default recode;
