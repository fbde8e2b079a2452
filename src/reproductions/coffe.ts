import { z } from "zod";
import { mean } from "../metrics/problems/mean.ts";
import { type KeptFigure, keptRows } from "./recorded/kept.ts";
import { recordedRows } from "./recorded/rows.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const LEVELS = [
  { level: "function", stress: 4.99 },
  { level: "file", stress: 4.95 },
];

const Row = z.object({ prompt: z.string(), value: z.array(z.unknown()) });

/** COFFE's data: stress tests a problem. Its efficient@k needs counts of processor instructions, which are not recorded. */
const coffe: Reproduction = {
  id: "coffe",
  title: "COFFE: stress tests of a problem, by function and by file",
  paper: "Peng et al. 2025 (COFFE), arXiv 2502.02827",
  async *rows(ports) {
    const figures: KeptFigure[] = [];
    for (const { level, stress } of LEVELS) {
      const file = `coffe-gpt4o/datasets__${level}__stressful_testcases.jsonl.gz`;
      const rows = await recordedRows(file, Row, ports.data);
      const ours = mean(rows.map(({ value }) => value.length));
      figures.push({
        name: `${level} level: stress tests a problem`,
        published: stress,
        ours,
        note: `${rows.length} problems`,
      });
    }
    yield* keptRows(ports, figures, 0.006);
  },
};

export default coffe;
