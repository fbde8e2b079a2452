import { z } from "zod";
import { associations } from "../metrics/correlation/agreement.ts";
import { kendall } from "../metrics/correlation/kendall.ts";
import { pearson } from "../metrics/correlation/pearson.ts";
import { spearman } from "../metrics/correlation/spearman.ts";
import { parseIceGrade } from "../metrics/judged/ice-score.ts";
import { type KeptFigure, keptRows } from "./recorded/kept.ts";
import { recordedRows } from "./recorded/rows.ts";
import type { Reproduction } from "./reproduction/reproduction.ts";

const SYSTEMS = ["baseline", "tranx-annot", "best-tranx", "best-tranx-rerank", "codex"];

/** Kendall, Pearson and Spearman inside problems, as the notebook prints them. */
const TABLE = [
  { file: "no_step_no_ref", published: [0.556, 0.613, 0.594] },
  { file: "no_step_with_ref", published: [0.554, 0.617, 0.591] },
  { file: "with_step_no_ref", published: [0.561, 0.628, 0.6] },
  { file: "with_step_with_ref", published: [0.571, 0.639, 0.607] },
];

const NAMES = ["Kendall", "Pearson", "Spearman"];
const Row = z.record(z.string(), z.unknown());

/**
 * GPT-3.5's grades against people's on CoNaLa, from its raw replies. How the authors make one grade of several people's is not
 * recorded; here it is the most frequent one, of equally frequent ones the lowest, which comes within two hundredths.
 */
const iceScoreConala: Reproduction = {
  id: "ice-score-conala",
  title: "GPT-3.5 as a judge against people on CoNaLa",
  paper: "Zhuo 2024 (ICE-Score), arXiv 2304.14317",
  async *rows(ports) {
    const figures: KeptFigure[] = [];
    for (const { file, published } of TABLE) {
      const rows = await recordedRows(
        `ice-score-conala-judge/conala_${file}_gpt35.jsonl.gz`,
        Row,
        ports.data,
      );
      let unread = 0;
      const problems = rows.map((row) => ({
        scores: SYSTEMS.map((system) => {
          const grade = parseIceGrade(String(row[`gpt3.5-${system}`]), "usefulness");
          if (grade === null) unread++;
          return grade ?? 0;
        }),
        labels: SYSTEMS.map((system) =>
          mostFrequent(Object.values(z.record(z.string(), z.number()).parse(row[`grade-${system}`]))),
        ),
      }));
      for (const [index, of] of [kendall, pearson, spearman].entries()) {
        const ours = associations(problems, of).example;
        const note = `${unread} of ${5 * problems.length} replies without a grade`;
        figures.push({
          name: `${file.replaceAll("_", " ")}: ${NAMES[index]}`,
          published: published[index]!,
          ours,
          ...(index === 0 && { note }),
        });
      }
    }
    yield* keptRows(ports, figures, 0.02);
  },
};

export default iceScoreConala;

function mostFrequent(grades: readonly number[]): number {
  const times = (grade: number) => grades.filter((other) => other === grade).length;
  return grades.reduce((best, grade) => {
    const more = times(grade) - times(best);
    return more > 0 || (more === 0 && grade < best) ? grade : best;
  });
}
