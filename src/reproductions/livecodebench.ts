import { z } from "zod";
import { figure } from "./recorded/figure.ts";
import { recordedRows } from "./recorded/rows.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const Row = z.object({ model: z.string(), "pass@1": z.number() });

/** Of each snapshot of the leaderboard, the models that its readers know. */
const SNAPSHOTS: { date: string; published: Record<string, number> }[] = [
  {
    date: "2024_04_17",
    published: {
      "Claude-3-Opus": 35.4,
      "CodeLlama-34b-Base": 12.3,
      "DSCoder-33b-Ins": 30.3,
      "GPT-3.5-Turbo-0125": 22.5,
      "GPT-4-0613": 34.8,
      "GPT-4-Turbo-2024-04-09": 43.5,
      "Mistral-Large": 25.7,
      "StarCoder2-15b": 15.4,
    },
  },
  {
    date: "2025_04_22",
    published: {
      "Claude-3.5-Sonnet-20241022": 48.7,
      "DeepSeek-V3": 49.6,
      "GPT-4O-2024-08-06": 38.3,
      "Gemini-2.5-Pro": 81.5,
      "O4-Mini (High)": 83.2,
      "O3-Mini-2025-01-31 (Low)": 70.6,
    },
  },
];

/** LiveCodeBench: mean pass@1 of models, from the recorded scores of their questions. The programs are not published. */
const livecodebench: Reproduction = {
  id: "livecodebench",
  title: "LiveCodeBench's leaderboard from its questions, two snapshots",
  paper: "Jain et al. 2024, arXiv 2403.07974",
  async *rows(ports) {
    for (const { date, published } of SNAPSHOTS) {
      const rows = await recordedRows(
        `livecodebench-generation/generation_${date}.jsonl.gz`,
        Row,
        ports.data,
      );
      for (const [model, theirs] of Object.entries(published)) {
        const values = rows.filter((row) => row.model === model).map((row) => row["pass@1"]);
        const name = `${model}, ${date.slice(0, 4)}: pass@1 %`;
        yield figure({ name, published: theirs, values, tolerance: 0.05, note: "recorded scores" });
      }
    }
    ports.onProgress({ done: 1, items: 1 });
  },
};

export default livecodebench;
