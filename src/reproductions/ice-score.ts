import { z } from "zod";
import { associations, type LabelledProblem } from "../metrics/correlation/agreement.ts";
import { kendall } from "../metrics/correlation/kendall.ts";
import { spearman } from "../metrics/correlation/spearman.ts";
import { type KeptFigure, keptRows } from "./recorded/kept.ts";
import { recordedRows } from "./recorded/rows.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

/** Kendall's τ and Spearman's ρ inside problems, then over all samples. */
type Four = readonly [number, number, number, number];

/** The notebook's table, by metric: Python, then JavaScript. */
const TABLE: Record<string, { python: Four; js: Four }> = {
  bleu: { python: [0.251, 0.297, 0.281, 0.344], js: [0.168, 0.199, 0.22, 0.27] },
  codebleu: { python: [0.272, 0.323, 0.303, 0.371], js: [0.226, 0.267, 0.315, 0.385] },
  chrf: { python: [0.262, 0.312, 0.328, 0.402], js: [0.186, 0.22, 0.279, 0.342] },
  rougel: { python: [0.24, 0.284, 0.296, 0.363], js: [0.151, 0.179, 0.216, 0.264] },
  meteor: { python: [0.276, 0.327, 0.349, 0.427], js: [0.195, 0.231, 0.311, 0.38] },
  ruby: { python: [0.216, 0.255, 0.279, 0.341], js: [0.138, 0.163, 0.219, 0.268] },
  codebertscore_f3: { python: [0.265, 0.316, 0.36, 0.441], js: [0.18, 0.214, 0.296, 0.363] },
  gpt35_nsnr: { python: [0.279, 0.282, 0.294, 0.298], js: [0.316, 0.321, 0.315, 0.323] },
  gpt35_nswr: { python: [0.318, 0.325, 0.425, 0.446], js: [0.34, 0.348, 0.432, 0.455] },
};

const NAMES = ["τ inside problems", "ρ inside problems", "τ over all", "ρ over all"];

/** A problem: numbered samples, and of each its verdict and the value of every metric. */
const Row = z.record(z.string(), z.unknown());

/** How nine metrics go with execution, on sampled programs of HumanEval-X. */
const iceScore: Reproduction = {
  id: "ice-score",
  title: "Nine metrics against execution on HumanEval-X in Python and JavaScript",
  paper: "Zhuo 2024 (ICE-Score), arXiv 2304.14317",
  async *rows(ports) {
    const figures: KeptFigure[] = [];
    for (const language of ["python", "js"] as const) {
      const file = `ice-score-python-js/humaneval_${language}_grade.jsonl.gz`;
      const rows = await recordedRows(file, Row, ports.data);
      for (const [metric, published] of Object.entries(TABLE)) {
        const problems = rows.map((row) => labelled(row, metric));
        const [tau, rho] = [kendall, spearman].map((of) => associations(problems, of));
        const ours = [tau!.example, rho!.example, tau!.corpus, rho!.corpus];
        const note = `${tau!.undefinedProblems} of ${problems.length} problems undefined`;
        for (const [index, name] of NAMES.entries())
          figures.push({
            name: `${language}, ${metric}: ${name}`,
            published: published[language][index]!,
            ours: ours[index]!,
            ...(index === 0 && { note }),
          });
      }
    }
    yield* keptRows(ports, figures, 0.0006);
  },
};

export default iceScore;

const Grade = z.object({ execution: z.number() });

function labelled(row: z.infer<typeof Row>, metric: string): LabelledProblem {
  const samples = Object.keys(row).filter((key) => /^\d+$/.test(key));
  return {
    scores: samples.map((sample) => Number(row[`${metric}-${sample}`])),
    labels: samples.map((sample) => Grade.parse(row[`grade-${sample}`]).execution),
  };
}
