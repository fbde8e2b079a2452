import { z } from "zod";
import type { Suite } from "../core/task.ts";
import { comparedRuns, type RecordedRun } from "./recorded/compare.ts";
import type { RecordedItem } from "./recorded/judge.ts";
import { judgeable } from "./recorded/judgeable.ts";
import { sampled } from "./recorded/sampled.ts";
import { type FoundFile, recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

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

type Row = z.infer<typeof Row>;

/** So many samples of each problem are judged: all there are in JavaScript, a tenth of Python's 200. */
const SAMPLES = 20;

interface Run {
  name: string;
  /** By any of its names; MultiPL-E's is the file ending. */
  language: string;
  file: string;
  published?: { passes: number; items: number };
}

const RUNS: Run[] = [
  {
    name: "JavaScript",
    language: "js",
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

/** `humaneval_java_davinci_t0.8`: the set, the language, the model and the temperature. */
const OTHER = /(humaneval|mbpp)_([a-z]+)_(.+)/;

/** MultiPL-E's samples of code-davinci-002 at temperature 0.8, each with the recorded end of its execution. */
const multiplE: Reproduction = {
  id: "multipl-e",
  title: "MultiPL-E HumanEval with code-davinci-002, in each recorded language",
  paper: "Cassano et al. 2022, arXiv 2208.08227; records of Zhou et al. 2023, arXiv 2302.05527",
  async *rows(ports) {
    const runs: RecordedRun[] = [];
    const like = {
      folder: /^multiple/i,
      file: OTHER,
      row: Row,
      other: ({ name, match: [, , language = ""] }: FoundFile): Run => ({ name, language, file: name }),
    };
    for (const { name, language, rows, published } of await recordedRuns(RUNS, like, ports)) {
      const pools = rows.map((row) => samplesOf(row, language));
      const part = pools.flatMap((pool) => sampled(pool, SAMPLES, `${ports.seed} ${pool[0]?.name}`));
      runs.push({ name, items: pools.flat(), part, ...(published && { published }) });
    }
    yield* comparedRuns(ports, await judgeable(runs, ports));
  },
};

/** The program is the prompt continued; the tests call it by the names that it defines. */
function samplesOf({ name, prompt, tests, completions, status }: Row, language: string): RecordedItem[] {
  const suite: Suite = { tests: [{ kind: "code", code: tests }] };
  return completions.map((completion, index) => ({
    name: `${name} sample ${index}`,
    language,
    program: prompt + completion,
    suite,
    passed: status[index] === "OK",
  }));
}

export default multiplE;
