import { z } from "zod";
import { openBenchmark } from "../benchmarks/open/open.ts";
import { judgedAnswers } from "./recorded/judged.ts";
import { recordedRows } from "./recorded/rows.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({ id: z.number(), smell: z.string(), predicted_smell: z.string() });

const MODELS = [
  { name: "GPT-4", file: "gpt4", published: 61 },
  { name: "GPT-3.5", file: "gpt3_5", published: 62 },
  { name: "StarCoder", file: "starcoder", published: 50 },
];

/** CodeScope's code smells: what three models said, judged again. */
const codescope: Reproduction = {
  id: "codescope",
  title: "CodeScope, code smell",
  paper: "Yan et al. 2023, arXiv 2311.08588; released predictions",
  async *rows(ports) {
    const { problems } = await openBenchmark("codescope:smell", { data: ports.data });
    const byId = new Map(problems.map((problem) => [Number(problem.task.id.split("/").at(-1)), problem]));
    const runs = [];
    for (const { name, file, published } of MODELS) {
      const rows = await recordedRows(`codescope-a/code_smell_${file}.jsonl.gz`, Row, ports.data);
      const answers = rows.flatMap(({ id, smell, predicted_smell }) => {
        const problem = byId.get(id);
        return problem
          ? [{ name: String(id), problem, answer: predicted_smell, passed: predicted_smell === smell }]
          : [];
      });
      const counted = answers.filter(({ passed }) => passed).length;
      if (counted !== published)
        ports.onNotice(`${name}: ${counted} right in this file, ${published} in the published one`);
      runs.push({ name, answers });
    }
    yield* judgedAnswers(ports, runs);
  },
};

export default codescope;
