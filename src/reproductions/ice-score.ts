import { z } from "zod";
import { chrf } from "../metrics/chrf.ts";
import { associations, type LabelledProblem } from "../metrics/correlation/agreement.ts";
import { kendall } from "../metrics/correlation/kendall.ts";
import { spearman } from "../metrics/correlation/spearman.ts";
import { rougeL } from "../metrics/rouge-l.ts";
import { tokenSimilarity } from "../metrics/ruby.ts";
import { bleuScore, bleuStatistics } from "../metrics/text/bleu.ts";
import { conalaTokens } from "../metrics/text/tokens.ts";
import { TABLE } from "./ice-score/table.ts";
import { type KeptFigure, keptRows } from "./recorded/kept.ts";
import { sampled } from "./recorded/sampled.ts";
import { recordedRuns } from "./recorded/siblings.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

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

/** How twelve metrics go with execution, on sampled programs of HumanEval-X in each language whose records are here. */
const iceScore: Reproduction = {
  id: "ice-score",
  title: "Twelve metrics against execution on HumanEval-X",
  paper: "Zhuo 2024 (ICE-Score), arXiv 2304.14317",
  async *rows(ports) {
    const figures: KeptFigure[] = [];
    const runs = await recordedRuns<{ file: string; language: string }, z.infer<typeof Row>>(
      [],
      {
        folder: /^ice-score/,
        file: /humaneval_(\w+)_grade/,
        row: Row,
        other: ({ name, match }) => ({ file: name, language: match[1]! }),
      },
      ports,
    );
    for (const { language, rows } of runs) {
      for (const [metric, byLanguage] of Object.entries(TABLE)) {
        const published = byLanguage[language];
        if (!published) continue;
        const problems = rows.map((row) => labelled(row, metric));
        const [tau, rho] = [kendall, spearman].map((of) => associations(problems, of));
        const ours = [tau!.example, rho!.example, tau!.corpus, rho!.corpus];
        const note = `${tau!.undefinedProblems} of ${problems.length} problems undefined`;
        for (const [index, name] of NAMES.entries())
          figures.push({
            name: `${language}, ${metric}: ${name}`,
            published: published[index]!,
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
