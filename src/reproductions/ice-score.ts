import { z } from "zod";
import { chrf } from "../metrics/chrf.ts";
import { associations, type LabelledProblem } from "../metrics/correlation/agreement.ts";
import { kendall } from "../metrics/correlation/kendall.ts";
import { spearman } from "../metrics/correlation/spearman.ts";
import { rougeL } from "../metrics/rouge-l.ts";
import { tokenSimilarity } from "../metrics/ruby.ts";
import { bleuScore, bleuStatistics } from "../metrics/text/bleu.ts";
import { conalaTokens } from "../metrics/text/tokens.ts";
import { type KeptFigure, keptRows } from "./recorded/kept.ts";
import { recordedRows } from "./recorded/rows.ts";
import { sampled } from "./recorded/sampled.ts";
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

/** Our values of those metrics that need no model and no weights, 0 to 1, on the tokens that the study used. */
const HERE: Record<string, (candidate: string, reference: string) => number> = {
  bleu(candidate, reference) {
    const statistics = bleuStatistics(conalaTokens(candidate), [conalaTokens(reference)]);
    return bleuScore(statistics, { effectiveOrder: true }) / 100;
  },
  chrf: (candidate, reference) => chrf(candidate, [reference]) / 100,
  rougel: (candidate, reference) => rougeL(conalaTokens(candidate), [conalaTokens(reference)]),
  ruby: (candidate, reference) => tokenSimilarity(conalaTokens(candidate), conalaTokens(reference)),
};

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
      const part = sampled(rows, ports.limit ?? rows.length, `${ports.seed} ${language}`);
      for (const metric of Object.keys(HERE)) figures.push(sameValues(part, language, metric));
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

/** The share of samples for which our metric gives the recorded value. */
function sameValues(rows: readonly z.infer<typeof Row>[], language: string, metric: string): KeptFigure {
  let [same, all] = [0, 0];
  for (const row of rows) {
    const reference = textOf(row.snippet);
    for (const sample of Object.keys(row).filter((key) => /^\d+$/.test(key))) {
      const value = HERE[metric]!(textOf(row[sample]), reference);
      all++;
      if (Math.abs(value - Number(row[`${metric}-${sample}`])) < 1e-6) same++;
    }
  }
  return {
    name: `${language}, ${metric}: values computed here that are the recorded ones, %`,
    published: 100,
    ours: (100 * same) / all,
    note: `${same} of ${all}`,
  };
}

const Text = z.union([z.string(), z.array(z.string()).min(1)]);

function textOf(value: unknown): string {
  const text = Text.parse(value);
  return typeof text === "string" ? text : text[0]!;
}
