import { z } from "zod";
import { openBenchmark } from "../benchmarks/open/open.ts";
import { type AnswerRun, judgedAnswers } from "./recorded/judged.ts";
import { type FoundFile, recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({ id: z.string(), generations: z.array(z.string()), scored: z.array(z.boolean()) });

interface Run {
  name: string;
  file: string;
  direction: "output" | "input";
}

const RUNS: Run[] = [{ name: "T=0.2, pass@1", file: "codellama7b_t0.2_output", direction: "output" }];

/** `codellama13b_t0.8_input`: the model, the temperature, and what is guessed. */
const LIKE = {
  folder: /^cruxeval-(?!x)/i,
  file: /(?:sample_scored_)?(.+)_(input|output)/,
  row: Row,
  other: ({ name, match: [, model = "", direction] }: FoundFile): Run => ({
    name: `${model}, ${direction}`,
    file: name,
    direction: direction as Run["direction"],
  }),
};

/** CodeLlama says what CRUXEval's functions return, or were given: ten guesses each, with their recorded ends. */
const cruxeval: Reproduction = {
  id: "cruxeval",
  title: "CRUXEval with CodeLlama, output prediction and any other recorded guesses",
  paper: "Gu et al. 2024, arXiv 2401.03065, table 5",
  async *rows(ports) {
    const { data, onNotice } = ports;
    const runs: AnswerRun[] = [];
    for (const { name, direction, rows } of await recordedRuns(RUNS, LIKE, ports)) {
      const { problems } = await openBenchmark(`cruxeval:${direction}`, { data, onNotice });
      const byId = new Map(problems.map((problem) => [problem.task.id.split("/").at(-1), problem]));
      const answers = rows.flatMap(({ id, generations, scored }) => {
        const problem = byId.get(id);
        if (!problem) return [];
        return generations.map((answer, at) => ({
          name: `${id} #${at}`,
          problem,
          answer,
          passed: scored[at]!,
        }));
      });
      runs.push({ name, answers });
    }
    yield* judgedAnswers(ports, runs);
  },
};

export default cruxeval;
