import { z } from "zod";
import { AssayError } from "../core/errors.ts";
import type { Suite } from "../core/task.ts";
import { comparedRuns, type RecordedRun } from "./recorded/compare.ts";
import { functionSuite } from "./recorded/function-suite.ts";
import { recordedRows } from "./recorded/rows.ts";
import { type FoundFile, recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

/** The folder of the problem files, which any of the authors' runs may need. */
const FOLDER = "mapcoder-chatgpt";

/** A problem of HumanEval has an id, one of MBPP a name. */
const Problem = z.object({
  task_id: z.string().optional(),
  name: z.string().optional(),
  prompt: z.string(),
  entry_point: z.string(),
  test: z.string(),
});

/** Reflexion's logs hold one solution, the others the code of each try. */
const Row = z.object({
  task_id: z.string().optional(),
  name: z.string().optional(),
  source_codes: z.array(z.string()).optional(),
  solution: z.string().optional(),
  is_solved: z.boolean(),
});

type Problem = z.infer<typeof Problem>;

interface Run {
  name: string;
  problems: string;
  file: string;
  published?: { passes: number; items: number };
  tolerance?: number;
  suite(problem: Problem): Suite;
}

/** The programs use the names of `typing` without importing them. */
const HEADER = "from typing import *\n";

const onHumanEval = (name: string, file: string, passes: number): Run => ({
  name: `HumanEval ${name}`,
  problems: "data_HumanEvalWST",
  file: `ChatGPT__HumanEval__ChatGPT-${file}-Python3-0-1`,
  published: { passes, items: 164 },
  suite: (problem) => functionSuite(problem),
});

/**
 * The authors' ablations: of how many problems are recalled (k) and repairs made (t), and of the agents, on 50 problems.
 * In two of the runs of 50 one program needs what only the authors' interpreter had: `math` unimported, and NumPy.
 */
const ablated = (what: string, file: string, passes: number, items: number): Run => ({
  ...onHumanEval(`MapCoder, ${what}`, "", passes),
  file: `Ablation__HumanEval__${file}-Python3-0-1`,
  published: { passes, items },
  ...(items === 50 && { tolerance: 2 }),
});

/**
 * The authors judged MBPP in one interpreter. The answer to problem 126 is a function named `sum`, and after it
 * programs that call the built-in one are recorded as failing; a few recorded passes contradict the tests. Hence
 * the wide tolerance.
 *
 * MBPP's test, as translated by MultiPL-E, calls `check` itself.
 */
const onMbpp = (name: string, file: string, passes: number): Run => ({
  name: `MBPP ${name}`,
  problems: "data_mbpp_py397",
  file: `ChatGPT__MBPP__ChatGPT-${file}-MBPP-Python3-0-1`,
  published: { passes, items: 397 },
  tolerance: 8,
  suite: ({ test, entry_point: entry }) => ({ tests: [{ kind: "code", code: test }], entry }),
});

const RUNS: Run[] = [
  onHumanEval("CoT", "CoT", 113),
  onHumanEval("Analogical", "Analogical", 104),
  onHumanEval("Reflexion", "Reflexion-10", 110),
  onHumanEval("MapCoder", "MapCoder-5-5-Human", 132),
  ...[
    { k: 3, t: 0, passes: 103 },
    { k: 3, t: 3, passes: 126 },
    { k: 3, t: 5, passes: 132 },
    { k: 5, t: 0, passes: 108 },
    { k: 5, t: 3, passes: 131 },
  ].map(({ k, t, passes }) => ablated(`k=${k} t=${t}`, `ChatGPT-MapCoder-${k}-${t}-Human`, passes, 164)),
  ...[
    { agents: "planning", file: "P", passes: 26 },
    { agents: "retrieval", file: "R", passes: 31 },
    { agents: "retrieval, planning", file: "RP-Human", passes: 33 },
    { agents: "debugging", file: "D-5-5-Human", passes: 34 },
    { agents: "retrieval, debugging", file: "RD-5-5-Human", passes: 35 },
    { agents: "planning, debugging", file: "PD-5-5-Human", passes: 38 },
    { agents: "all", file: "RPD-5-5-Human", passes: 40 },
  ].map(({ agents, file, passes }) => ablated(agents, `sampled-ChatGPT-MapCoder-${file}`, passes, 50)),
  onMbpp("Analogical", "Analogical", 280),
  onMbpp("Reflexion", "Reflexion-10", 290),
  onMbpp("MapCoder", "MapCoder-3-5", 311),
];

/** The sets whose judge is the problem's own test, with their problems; MBPP's records contradict themselves, see above. */
const SETS: Record<string, Pick<Run, "problems" | "suite" | "tolerance">> = {
  HumanEval: { problems: "data_HumanEvalWST", suite: (problem) => functionSuite(problem) },
  HumanEvalET: { problems: "data_HumanEvalET", suite: (problem) => functionSuite(problem), tolerance: 8 },
  MBPP: onMbpp("", "", 0),
};

/** `GPT4__HumanEval__GPT4-CoT-Python3-0-1`: a model or an ablation, a set, and the run. */
const LIKE = {
  folder: /^mapcoder/i,
  file: /(?!data_)([^_]+)__([^_]+)__(.+)-Python3-0-1/,
  row: Row,
  other: ({ name, match: [, group, set = "", what = ""] }: FoundFile): Run | undefined => {
    const known = SETS[set];
    if (!known) return undefined;
    const { problems, suite, tolerance } = known;
    return {
      name: `${set} ${group}: ${what}`,
      file: name,
      problems,
      suite,
      ...(tolerance && { tolerance }),
    };
  },
};

/** The ChatGPT column of MapCoder's table: the method and its baselines on HumanEval and MBPP. */
const mapcoder: Reproduction = {
  id: "mapcoder",
  title: "MapCoder and its baselines with ChatGPT",
  paper: "Islam et al. 2024, arXiv 2405.11403",
  async *rows(ports) {
    const runs: RecordedRun[] = [];
    for (const { name, problems, file, published, suite, tolerance, rows } of await recordedRuns(
      RUNS,
      LIKE,
      ports,
    )) {
      const known = await recordedRows(`${FOLDER}/${problems}.jsonl.gz`, Problem, ports.data);
      const byId = new Map(known.map((problem) => [problem.task_id ?? problem.name, problem]));
      const items = rows.map((row) => {
        const id = row.name ?? row.task_id ?? "";
        const problem = byId.get(id);
        if (!problem) throw unknownProblem(id, file);
        const program = HEADER + (row.source_codes?.at(-1) ?? row.solution ?? "");
        return { name: id, language: "python", program, suite: suite(problem), passed: row.is_solved };
      });
      runs.push({ name, items, ...(published && { published }), ...(tolerance && { tolerance }) });
    }
    yield* comparedRuns(ports, runs);
  },
};

export default mapcoder;

function unknownProblem(id: string, where: string): AssayError {
  return new AssayError("UNKNOWN_TASK", `the problems beside it have no "${id}"`, {
    where,
    fix: "check that the recorded files are complete and as published",
  });
}
