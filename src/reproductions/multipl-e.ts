import { z } from "zod";
import { comparedRuns, type RecordedRun } from "./recorded/compare.ts";
import { recordedRows } from "./recorded/rows.ts";
import { sampled } from "./recorded/sampled.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const FOLDER = "multiple-davinci002-python-js";

const Row = z
  .object({
    name: z.string(),
    prompt: z.string(),
    tests: z.string(),
    completions: z.array(z.string()),
    /** `OK`, or how the program ended. */
    status: z.array(z.string()),
  })
  .refine((row) => row.status.length === row.completions.length, "one status for each completion");

/** Of Python's 200 samples of each problem, so many are judged: all of them would take several times as long. */
const PYTHON_SAMPLES = 20;

const RUNS = [
  {
    name: "JavaScript",
    language: "javascript",
    file: "humaneval_js_davinci_t0.8",
    published: { passes: 1258, items: 3220 },
  },
  {
    name: "Python",
    language: "python",
    file: "humaneval_python_davinci_t0.8",
    published: { passes: 13554, items: 32200 },
  },
];

/** MultiPL-E's samples of code-davinci-002 at temperature 0.8, each with the recorded end of its execution. */
const multiplE: Reproduction = {
  id: "multipl-e",
  title: "MultiPL-E HumanEval with code-davinci-002, JavaScript and Python",
  paper: "Cassano et al. 2022, arXiv 2208.08227; records of Zhou et al. 2023, arXiv 2302.05527",
  async *rows(ports) {
    const runs: RecordedRun[] = [];
    for (const { name, language, file, published } of RUNS) {
      const rows = await recordedRows(`${FOLDER}/${file}.jsonl.gz`, Row, ports.data);
      const items = rows.flatMap(({ name: problem, prompt, tests, completions, status }) => {
        const suite = { tests: [{ kind: "code" as const, code: tests }] };
        const samples = completions.map((completion, index) => ({
          name: `${problem} sample ${index}`,
          language,
          program: prompt + completion,
          suite,
          passed: status[index] === "OK",
        }));
        return sampled(samples, PYTHON_SAMPLES, `${ports.seed} ${problem}`);
      });
      runs.push({ name, items, published });
    }
    yield* comparedRuns(ports, runs);
  },
};

export default multiplE;
