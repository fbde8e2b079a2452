import { z } from "zod";
import { mean } from "../metrics/problems/mean.ts";
import { grouped, type KeptFigure, keptRows, UNPUBLISHED } from "./recorded/kept.ts";
import { type FoundFile, recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

/** Mean pass@1 of each model in two snapshots of the leaderboard. */
const TABLE: Record<string, Record<string, number>> = {
  generation_2025_04_22: {
    "Claude-3-Haiku": 22.5,
    "Claude-3.5-Sonnet-20241022": 48.7,
    "Claude-3.7-Sonnet (Thinking)": 63.5,
    "DeepSeek-V3": 49.6,
    "GPT-4-Turbo-2024-04-09": 37.3,
    "GPT-4O-2024-08-06": 38.3,
    "GPT-4O-mini-2024-07-18": 35.5,
    "Gemini-2.5-Flash-Preview": 75.1,
    "Gemini-2.5-Pro": 81.5,
    "Grok-3-Mini (High)": 78.1,
    "O3-Mini-2025-01-31 (High)": 77.7,
    "O3-Mini-2025-01-31 (Low)": 70.6,
    "O3-Mini-2025-01-31 (Med)": 75.4,
    "O4-Mini (High)": 83.2,
    "O4-Mini (Low)": 77.7,
    "O4-Mini (Medium)": 82.8,
  },
  generation_2024_04_17: {
    "Claude-2": 23.6,
    "Claude-3-Haiku": 24.6,
    "Claude-3-Opus": 35.4,
    "Claude-3-Sonnet": 25.9,
    "Claude-Instant-1": 21.7,
    "Cllama-13b-Ins": 12.0,
    "Cllama-34b-Ins": 11.6,
    "Cllama-7b-Ins": 10.6,
    "CodeLlama-13b-Base": 8.6,
    "CodeLlama-34b-Base": 12.3,
    "CodeLlama-7b-Base": 6.5,
    "CodeQwen15-7B": 21.8,
    "CodeQwen15-7B-Chat": 25.0,
    "Command-R": 14.0,
    "Command-R+": 20.4,
    "DBRX-Ins": 17.5,
    "DSCoder-1.3b-Base": 8.0,
    "DSCoder-1.3b-Ins": 10.8,
    "DSCoder-33b-Base": 23.7,
    "DSCoder-33b-Ins": 30.3,
    "DSCoder-6.7b-Base": 19.1,
    "DSCoder-6.7b-Ins": 21.6,
    "Eurux-8x22b-NCA (n=1)": 27.2,
    "GPT-3.5-Turbo-0125": 22.5,
    "GPT-3.5-Turbo-0301": 21.2,
    "GPT-4-0613": 34.8,
    "GPT-4-Turbo-1106": 38.3,
    "GPT-4-Turbo-2024-04-09": 43.5,
    "Gemini-Pro": 18.8,
    "Gemini-Pro-1.5 (n=1)": 29.5,
    "MagiCoderS-CL-7B": 11.4,
    "MagiCoderS-DS-6.7B": 22.6,
    "Mistral-Large": 25.7,
    "OC-DS-1.3B": 5.0,
    "OC-DS-33B": 26.6,
    "OC-DS-6.7B": 21.9,
    "Phind-34B-V2": 20.4,
    "Qwen-1.5-72B-Chat": 15.9,
    "Smaug-2-72B": 18.4,
    "StableCode-3B": 5.7,
    "StarCoder2-15b": 15.4,
    "StarCoder2-3b": 8.6,
    "StarCoder2-7b": 11.3,
    "WCoder-33B-V1.1": 30.4,
    "WCoder-34B-V1": 16.2,
  },
};

const Row = z.object({ question_id: z.string(), model: z.string(), "pass@1": z.number() });

const SNAPSHOTS = Object.keys(TABLE).map((file) => ({ file }));

/** Another date of the leaderboard, or another of its tasks. */
const LIKE = {
  folder: /^livecodebench/i,
  file: /.+(?<!_models)/,
  row: Row,
  other: ({ name }: FoundFile) => ({ file: name }),
};

/** LiveCodeBench's leaderboards from its results by question: pass@1 in percent, over all dates of a snapshot. */
const livecodebench: Reproduction = {
  id: "livecodebench",
  title: "LiveCodeBench code generation: 61 models in two snapshots of the leaderboard",
  paper: "Jain et al. 2024 (LiveCodeBench), arXiv 2403.07974",
  async *rows(ports) {
    const figures: KeptFigure[] = [];
    for (const { file, rows } of await recordedRuns(SNAPSHOTS, LIKE, ports)) {
      const byModel = grouped(rows, ({ model }) => model);
      const date = file.replace("generation_", "").replaceAll("_", "-");
      for (const model of Object.keys(TABLE[file] ?? Object.fromEntries(byModel))) {
        const mine = byModel.get(model) ?? [];
        const ours = mine.length === 0 ? null : mean(mine.map((row) => row["pass@1"]));
        const published = TABLE[file]?.[model];
        const known =
          published === undefined ? { published: ours ?? Number.NaN, note: UNPUBLISHED } : { published };
        figures.push({ name: `${date} ${model}`, ours, ...known });
      }
    }
    yield* keptRows(ports, figures, 0.051);
  },
};

export default livecodebench;
