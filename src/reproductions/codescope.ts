import { z } from "zod";
import { openBenchmark } from "../benchmarks/open/open.ts";
import { judgedAnswers } from "./recorded/judged.ts";
import { type FoundFile, recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({ id: z.number(), smell: z.string(), predicted_smell: z.string() });

interface Model {
  name: string;
  file: string;
  published?: number;
}

const MODELS: Model[] = [
  { name: "GPT-4", file: "code_smell_gpt4", published: 61 },
  { name: "GPT-3.5", file: "code_smell_gpt3_5", published: 62 },
  { name: "StarCoder", file: "code_smell_starcoder", published: 50 },
];

const LIKE = {
  folder: /^codescope/i,
  file: /code_smell_(?!data)(?:result_)?(.+)/,
  row: Row,
  other: ({ name, match: [, model = ""] }: FoundFile): Model => ({ name: model, file: name }),
};

/** CodeScope's code smells: what models said, judged again. */
const codescope: Reproduction = {
  id: "codescope",
  title: "CodeScope, code smell",
  paper: "Yan et al. 2023, arXiv 2311.08588; released predictions",
  async *rows(ports) {
    const { problems } = await openBenchmark("codescope:smell", { data: ports.data });
    const byId = new Map(problems.map((problem) => [Number(problem.task.id.split("/").at(-1)), problem]));
    const runs = [];
    for (const { name, rows, published } of await recordedRuns(MODELS, LIKE, ports)) {
      const answers = rows.flatMap(({ id, smell, predicted_smell }) => {
        const problem = byId.get(id);
        return problem
          ? [{ name: String(id), problem, answer: predicted_smell, passed: predicted_smell === smell }]
          : [];
      });
      const counted = answers.filter(({ passed }) => passed).length;
      if (published !== undefined && counted !== published)
        ports.onNotice(`${name}: ${counted} right in this file, ${published} in the published one`);
      runs.push({ name, answers });
    }
    yield* judgedAnswers(ports, runs);
  },
};

export default codescope;
