import { z } from "zod";
import { openBenchmark } from "../benchmarks/open/open.ts";
import { judgedAnswers } from "./recorded/judged.ts";
import { recordedRows } from "./recorded/rows.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({ id: z.string(), generations: z.array(z.string()), scored: z.array(z.boolean()) });

/** CodeLlama-7B says what CRUXEval's functions return: ten guesses each, with their recorded ends. */
const cruxeval: Reproduction = {
  id: "cruxeval",
  title: "CRUXEval output prediction with CodeLlama-7B",
  paper: "Gu et al. 2024, arXiv 2401.03065, table 5",
  async *rows(ports) {
    const { problems } = await openBenchmark("cruxeval:output", {
      data: ports.data,
      onNotice: ports.onNotice,
    });
    const byId = new Map(problems.map((problem) => [problem.task.id.split("/").at(-1), problem]));
    const file = "cruxeval-codellama7b-output/codellama7b_t0.2_output.jsonl.gz";
    const rows = await recordedRows(file, Row, ports.data);
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
    yield* judgedAnswers(ports, [{ name: "T=0.2, pass@1", answers }]);
  },
};

export default cruxeval;
